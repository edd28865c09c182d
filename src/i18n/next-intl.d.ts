// Makes locales checked by the compiler. Message keys are not: with some two thousand of them their
// union types took minutes to check. tests/unit/i18n holds keys and languages together instead.
import type { AppLocale } from './locales';

declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale;
  }
}
