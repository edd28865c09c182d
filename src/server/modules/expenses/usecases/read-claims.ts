// Claims and settlements for their readers, with what looks like a duplicate pointed out.
import { yearKey } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readTimeline } from '@/server/platform/timeline';
import { findDuplicates } from '../domain/find-duplicates';
import { readAlikeClaims, readClaimFacts } from '../repo/claims';
import {
  listClaimRows,
  listSettlementRows,
  readClaimFiles,
  readClaimHead,
  readClaimLineViews,
  readClaimSettlements,
} from '../repo/view-claims';
import type {
  ClaimItem,
  ClaimLineView,
  ClaimView,
  ListClaimsInput,
  ListSettlementsInput,
  SettlementItem,
} from '../schemas';

type Duplicates = ReadonlyMap<string, ClaimLineView['duplicates']>;

async function duplicatesOf(work: Work, claimId: string): Promise<Duplicates> {
  const days = work.settings['expenses.duplicateDays'];
  const own = await readClaimFacts(work.tx, claimId);
  const alike = await readAlikeClaims(work.tx, own, days);
  const named = new Map([...own, ...alike].map((facts) => [facts.claimLineId, facts]));
  const byLine = new Map<string, ClaimLineView['duplicates']>();
  for (const { claimLineId, otherLineId, signs } of findDuplicates(own, alike, days)) {
    const other = named.get(otherLineId);
    if (!other) continue;
    const { claimId: id, claimNumber, lineNo } = other;
    const found = byLine.get(claimLineId) ?? [];
    byLine.set(claimLineId, [...found, { claimId: id, claimNumber, lineNo, signs: [...signs] }]);
  }
  return byLine;
}

type Head = Pick<ClaimView, 'status' | 'claimant' | 'settlements'> & {
  lines: readonly { decidedAt: Date | null }[];
};

function actionsFor(work: Work, claim: Head): string[] {
  const { status } = claim;
  const may = (permission: string) => work.actor.can(permission);
  const isOwn = claim.claimant !== null && claim.claimant.id === work.actor.userId;
  const isUntouched = claim.lines.every((line) => line.decidedAt === null);
  const isCash = claim.settlements.some((one) => one.method === 'CASH' && one.status === 'POSTED');
  const rules: [action: string, allowed: boolean][] = [
    ['edit', status === 'DRAFT' && may('expenses.claim')],
    ['submit', status === 'DRAFT' && may('expenses.claim')],
    ['cancel', status === 'DRAFT' && may('expenses.claim')],
    ['verify', status === 'SUBMITTED' && !isOwn && may('expenses.verify')],
    ['reject', status === 'SUBMITTED' && isUntouched && !isOwn && may('expenses.verify')],
    ['settle', status === 'VERIFIED' && may('expenses.settle')],
    ['reverse', isCash && may('expenses.settle')],
  ];
  return rules.filter(([, allowed]) => allowed).map(([action]) => action);
}

/** Refuses with `expenses.claimNotFound`. */
export async function getClaim(work: Work, { claimId }: { claimId: string }): Promise<ClaimView> {
  const head = await readClaimHead(work.tx, claimId);
  if (!head) throw new DomainError('expenses.claimNotFound', { status: 'not_found' });
  const [names, files, settlements, timeline, duplicates] = await Promise.all([
    readClaimLineViews(work.tx, claimId),
    readClaimFiles(work.tx, claimId),
    readClaimSettlements(work.tx, claimId),
    readTimeline(work.tx, 'expenseClaim', claimId),
    duplicatesOf(work, claimId),
  ]);
  const filesOf = (lineId: string | null) =>
    files
      .filter((file) => file.claimLineId === lineId)
      .map(({ claimLineId: _line, ...file }) => file);
  const lines = names.map((line) => ({
    ...line,
    files: filesOf(line.id),
    duplicates: duplicates.get(line.id) ?? [],
  }));
  const view = { ...head, lines, files: filesOf(null), settlements, timeline };
  return { ...view, actions: actionsFor(work, view) };
}

export async function listClaims(work: Work, input: ListClaimsInput): Promise<Page<ClaimItem>> {
  const rows = await listClaimRows(work.tx, input, yearKey(work.today));
  return toPage(rows, input.limit, (row) => [row.id]);
}

export async function listSettlements(
  work: Work,
  input: ListSettlementsInput,
): Promise<Page<SettlementItem>> {
  const rows = await listSettlementRows(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.id]);
}
