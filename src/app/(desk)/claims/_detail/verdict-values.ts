// What is typed about the lines of a claim, as it is sent, and findings back at the lines they are about.
import type { DomainIssue } from '@/kernel/domain-error';
import { parseMoney } from '@/kernel/money';
import {
  isWithinClaimed,
  type ClaimLineView,
  type VerifyClaimInput,
} from '@/server/modules/expenses/schemas';

/** As typed; a line without an amount is not decided now. */
export interface Verdict {
  readonly accepted: string;
  readonly cutReason: string;
}
export type Verdicts = Readonly<Record<string, Verdict>>;
export type VerdictField = 'verifiedMinor' | 'cutReason';

/** Findings by line and field. */
export type LineIssues = Readonly<Record<string, Partial<Record<VerdictField, DomainIssue>>>>;

type Sent = VerifyClaimInput['lines'];
type Line = Pick<ClaimLineView, 'id' | 'lineNo' | 'claimedMinor' | 'decidedAt'>;

/** The lines to decide now, those of them that can be read, and what is wrong with the others. */
export function readVerdicts(
  lines: readonly Line[],
  verdicts: Verdicts,
  currency: string,
): { count: number; sent: Sent; issues: LineIssues } {
  const sent: Sent = [];
  const issues: Record<string, Partial<Record<VerdictField, DomainIssue>>> = {};
  const typed = lines.filter(
    ({ id, decidedAt }) => decidedAt === null && (verdicts[id]?.accepted ?? '').trim() !== '',
  );
  for (const { id, lineNo, claimedMinor } of typed) {
    const { accepted = '', cutReason = '' } = verdicts[id] ?? {};
    const amount = parseMoney(accepted, currency);
    if (!amount.ok) {
      issues[id] = { verifiedMinor: { code: amount.code, params: amount.params } };
      continue;
    }
    const reason = cutReason.trim() || null;
    const { minor } = amount.value;
    const params = { line: lineNo };
    if (!isWithinClaimed(minor, claimedMinor)) {
      const possible = { ...params, possibleMinor: String(claimedMinor), currency };
      issues[id] = { verifiedMinor: { code: 'expenses.verifiedAboveClaimed', params: possible } };
    } else if (minor !== claimedMinor && reason === null) {
      issues[id] = { cutReason: { code: 'expenses.cutReasonMissing', params } };
    }
    sent.push({ lineId: id, verifiedMinor: minor, cutReason: reason });
  }
  return { count: typed.length, sent, issues };
}

const PATH = /^lines\.(\d+)\.(verifiedMinor|cutReason)$/;

/** What a refusal says of lines that were sent, and the fields it says it of. */
export function refusedLines(
  sent: Sent,
  refused: readonly DomainIssue[],
): { issues: LineIssues; shown: ReadonlySet<string> } {
  const issues: Record<string, Partial<Record<VerdictField, DomainIssue>>> = {};
  const shown = new Set<string>();
  for (const issue of refused) {
    const [path, index, field] = PATH.exec(issue.field ?? '') ?? [];
    const line = index === undefined ? undefined : sent[Number(index)];
    if (path === undefined || !line) continue;
    issues[line.lineId] = { ...issues[line.lineId], [field as VerdictField]: issue };
    shown.add(path);
  }
  return { issues, shown };
}
