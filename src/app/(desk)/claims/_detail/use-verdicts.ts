'use client';
// The verification of a claim while it is typed: what is accepted of each line, and what is wrong with it.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { wireError } from '@/i18n/errors';
import type { ClaimView } from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';
import {
  readVerdicts,
  refusedLines,
  type LineIssues,
  type Verdict,
  type Verdicts,
} from './verdict-values';

const NOTHING: LineIssues = {};
const NO_FIELDS: ReadonlySet<string> = new Set();

export function useVerdicts(claim: ClaimView, currency: string) {
  const t = useTranslations('expenses.claim');
  const { verifyClaim } = useExpenseActs();
  const [verdicts, setVerdicts] = useState<Verdicts>({});
  const [issues, setIssues] = useState(NOTHING);
  const [shownFields, setShown] = useState(NO_FIELDS);
  const { count, sent, issues: own } = readVerdicts(claim.lines, verdicts, currency);
  const save = async () => {
    setIssues(own);
    if (Object.keys(own).length > 0) return;
    try {
      const { id: claimId, version } = claim;
      const done = await verifyClaim.mutateAsync({ claimId, version, lines: sent });
      setVerdicts({});
      notifyDone(t('verifiedDone', { number: done.number }));
    } catch (error) {
      const refused = refusedLines(sent, wireError(error).issues);
      setIssues(refused.issues);
      setShown(refused.shown);
    }
  };
  return {
    ...{ verdicts, issues, count, save, shownFields },
    isPending: verifyClaim.isPending,
    error: verifyClaim.error,
    set: (lineId: string, verdict: Verdict) => {
      setVerdicts((now) => ({ ...now, [lineId]: verdict }));
      setIssues((now) => ({ ...now, [lineId]: {} }));
    },
  };
}
