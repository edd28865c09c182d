// dayjs names and field formats per language; importing a locale registers it.
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import type { AppLocale } from '@/i18n/locales';

export const DAYJS_LOCALE: Record<AppLocale, string> = {
  en: 'en',
  'zh-Hans': 'zh-cn',
  'zh-Hant': 'zh-tw',
};

/** DatePickerInput takes its text format from a prop, not from the provider's locale. */
export const DATE_FIELD_FORMAT: Record<AppLocale, string> = {
  en: 'D MMM YYYY',
  'zh-Hans': 'YYYY年M月D日',
  'zh-Hant': 'YYYY年M月D日',
};
