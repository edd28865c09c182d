// The question of the report of scores as it stands in the address. Pure; the page on the server and
// the view in the browser ask alike.
import type { AppLocale } from '@/i18n/locales';
import { REPORT_DEPTHS } from '@/server/modules/assessments/schemas';
import { urlChoice, urlDate, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const SCORE_FILTERS = {
  by: urlChoice(REPORT_DEPTHS),
  from: urlDate(),
  to: urlDate(),
  scheme: urlText(),
  subject: urlText(),
};

export type ScoreFilters = UrlValues<typeof SCORE_FILTERS>;

export function scoreInput(filters: ScoreFilters, locale: AppLocale) {
  const { by, from, to, scheme, subject } = filters;
  return {
    ...{ by: by ?? 'subject', locale },
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(scheme ? { scheme } : {}),
    ...(subject ? { subject } : {}),
  };
}
