// dayjs names per language, for calendars; importing a locale registers it.
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import type { AppLocale } from '@/i18n/locales';

export const DAYJS_LOCALE: Record<AppLocale, string> = {
  en: 'en',
  'zh-Hans': 'zh-cn',
  'zh-Hant': 'zh-tw',
};
