// What narrows the list of assessments. Pure; the page on the server asks the same question.
import type { ListRunsInput } from '@/server/modules/assessments/schemas';
import { urlChoice, type UrlValues } from '@/ui/filters/url-fields';

export const RUN_STATES = ['DRAFT', 'PUBLISHED', 'APPEALED', 'FINAL', 'SUPERSEDED'] as const;

export const RUN_FILTERS = { status: urlChoice(RUN_STATES) };

export function runInput({ status }: UrlValues<typeof RUN_FILTERS>): Partial<ListRunsInput> {
  return status ? { status } : {};
}
