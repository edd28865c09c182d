// What narrows the list of targets. Pure; the page on the server asks the same question.
import { TARGET_SUBJECTS, type ListTargetsInput } from '@/server/modules/analytics/target-schemas';
import { urlChoice, urlDate, urlText, type UrlValues } from '@/ui/filters/url-fields';

export const TARGET_FILTERS = {
  q: urlText(),
  kind: urlChoice(TARGET_SUBJECTS),
  from: urlDate(),
  to: urlDate(),
};

/** Absent filters are absent keys: both sides must ask alike. */
export function targetQuestion(
  values: UrlValues<typeof TARGET_FILTERS>,
): Partial<ListTargetsInput> {
  const { q, kind, from, to } = values;
  const search = q.trim().slice(0, 100);
  return {
    ...(search === '' ? {} : { search }),
    ...(kind ? { kind } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}
