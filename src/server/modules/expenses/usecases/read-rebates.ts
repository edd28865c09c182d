// Agreements and what they have come to, for their readers.
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { readTimeline } from '@/server/platform/timeline';
import { readAgreement } from '../repo/rebates';
import { rebateSteps } from '../domain/rebate-tiers';
import {
  listAccrualRows,
  listAgreementRows,
  readAgreementNames,
  readOverlaps,
  type AccrualListRow,
} from '../repo/view-rebates';
import type {
  AccrualItem,
  AgreementItem,
  AgreementView,
  ListAccrualsInput,
  ListAgreementsInput,
} from '../schemas';

export async function listAgreements(
  work: Work,
  input: ListAgreementsInput,
): Promise<Page<AgreementItem>> {
  const rows = await listAgreementRows(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.id]);
}

function actionsFor(work: Work, status: AgreementView['status'], endsOn: string): string[] {
  if (!work.actor.can('rebates.write')) return [];
  if (status === 'DRAFT') return ['edit', 'activate'];
  return endsOn >= work.today ? ['end'] : [];
}

/** Refuses with `rebates.notFound`. */
export async function getAgreement(
  work: Work,
  { agreementId }: { agreementId: string },
): Promise<AgreementView> {
  const row = await readAgreement(work.tx, agreementId);
  const [names, overlaps, timeline] = await Promise.all([
    readAgreementNames(work.tx, agreementId),
    readOverlaps(work.tx, agreementId),
    readTimeline(work.tx, 'rebateAgreement', agreementId),
  ]);
  if (!names) throw new DomainError('rebates.notFound', { status: 'not_found' });
  const { id, code, name, version, status, startsOn, endsOn, cycle, basis, method } = row;
  const tiers = row.tiers.map(({ upToMinor, rate }) => ({ upToMinor, rate: plainRate(rate) }));
  const terms = { startsOn, endsOn, cycle, basis, method, tiers };
  const actions = actionsFor(work, status, endsOn);
  return { id, code, name, version, status, ...terms, ...names, overlaps, timeline, actions };
}

/** "0.250000" as stored to "0.25" as typed. */
function plainRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

/** How sales earned what they earned; terms stay as they were when the agreement was put in force. */
function stepsOf(
  method: AccrualListRow['method'],
  tiers: AccrualListRow['tiers'],
  salesMinor: bigint,
): AccrualItem['steps'] {
  const read = tiers.map(({ upTo, rate }) => {
    return { upToMinor: upTo === null ? null : BigInt(upTo), rate: plainRate(rate) };
  });
  return rebateSteps(method, read, salesMinor);
}

export async function listAccruals(
  work: Work,
  input: ListAccrualsInput,
): Promise<Page<AccrualItem>> {
  const rows = await listAccrualRows(work.tx, input);
  const may = work.actor.can('rebates.settle');
  const items = rows.map(({ method, tiers, ...row }) => ({
    ...row,
    steps: stepsOf(method, tiers, row.salesMinor),
    canSettle: may && row.status === 'OPEN' && row.accruedMinor > 0n && row.endsOn < work.today,
  }));
  return toPage(items, input.limit, (row) => [row.startsOn, row.id]);
}
