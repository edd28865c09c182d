// The address of the inbox: which box, which kind of document. Pure.
import { BOXES, DOC_KINDS, type Box, type DocKind } from '@/server/modules/approvals/schemas';
import { urlChoice } from '@/ui/filters/url-fields';

export const CASE_FILTERS = { box: urlChoice(BOXES), kind: urlChoice(DOC_KINDS) };

export function caseQuestion({ box, kind }: { box?: Box | undefined; kind?: DocKind | undefined }) {
  return { box: box ?? 'waiting', docKind: kind ?? null };
}
