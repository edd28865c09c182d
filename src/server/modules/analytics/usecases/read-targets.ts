// Targets against what was sold, each target over the days it is in force; and the door that sets planned sales.
import { NO_ONE } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { ratio } from '../domain/ratio';
import { targetsInForce, targetsWithin } from '../domain/targets-in-force';
import { TargetsInput, type TargetRow, type Targets, type TargetSubject } from '../figure-schemas';
import { readNames } from '../repo/figures-sales';
import { readAsOf } from '../repo/fold';
import { readSoldBy, readSoldOn, readTargetsUntil, upsertSalesBudgetRows } from '../repo/targets';

const TABLE = {
  DEALER: 'dealer',
  REGION: 'region',
  SALESPERSON: 'salesperson',
  PRODUCT: 'product',
  CATEGORY: 'category',
} as const;

async function namesOf(work: Work, subject: TargetSubject, ids: string[], locale: string) {
  if (subject !== 'COMPANY') return readNames(work.tx, TABLE[subject], ids, locale);
  const { code, name } = work.organization;
  return new Map([[NO_ONE, { id: NO_ONE, code, name }]]);
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);

/**
 * Attainment is what was sold on the days of the targets ÷ those targets; `actualMinor` of a row is
 * all it sold in the period. Who sold without a target is in it with none.
 */
export async function readTargets(work: Work, input: TargetsInput): Promise<Targets> {
  const { subject, from, to, locale } = TargetsInput.parse(input);
  const { currency } = work.organization;
  const shares = targetsWithin(targetsInForce(await readTargetsUntil(work.tx, subject, to)), {
    ...{ from, to },
  });
  const parts = shares.map(({ target, part }) => ({ subjectId: target.subjectId, part }));
  const sold = await readSoldOn(work.tx, subject, parts, currency);
  const all = await readSoldBy(work.tx, subject, { from, to }, currency);
  const ids = [...new Set([...parts.map(({ subjectId }) => subjectId), ...all.keys()])];
  const names = await namesOf(work, subject, ids, locale);
  const counted = shares.map((share, i) => ({ ...share, sold: sold[i] ?? 0n }));
  const rows = ids.map((subjectId): TargetRow => {
    const own = counted.filter(({ target }) => target.subjectId === subjectId);
    const target = own.length === 0 ? null : sum(own.map(({ amountMinor }) => amountMinor));
    return {
      ...{ subjectId, code: names.get(subjectId)?.code ?? '' },
      name: names.get(subjectId)?.name ?? '',
      targetMinor: target,
      actualMinor: all.get(subjectId) ?? 0n,
      rate: target === null ? null : ratio(sum(own.map((one) => one.sold)), target),
      parts: own.map(({ part, target: { startsOn }, amountMinor, sold: actualMinor }) => ({
        ...{ from: part.from, to: part.to, startsOn, targetMinor: amountMinor, actualMinor },
        rate: ratio(actualMinor, amountMinor),
      })),
    };
  });
  // A region's target holds those of the regions below it: over a tree there is no one total.
  const isTree = subject === 'REGION' || subject === 'CATEGORY';
  const whole = isTree ? [] : shares.map(({ amountMinor }) => amountMinor);
  const soldOn = sum(counted.map((one) => one.sold));
  return {
    asOf: await readAsOf(work.tx, ['order-flow']),
    ...{ currency, from, to, subject },
    total: {
      targetMinor: whole.length === 0 ? null : sum(whole),
      actualMinor: isTree ? 0n : soldOn,
      rate: ratio(soldOn, sum(whole)),
    },
    rows: rows.sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** Sets planned sales by fiscal period, product and (optional) dealer. */
export async function upsertSalesBudget(
  work: Work,
  rows: readonly {
    periodId: string;
    productId: string;
    dealerId?: string | null;
    quantity: bigint;
    amountMinor: bigint;
  }[],
): Promise<{ saved: number }> {
  await upsertSalesBudgetRows(
    work.tx,
    rows.map((row) => ({ ...row, dealerId: row.dealerId ?? NO_ONE })),
  );
  work.journal.audit({
    ...{ docKind: 'salesBudget', docId: work.tx.orgId, action: 'saved' },
    detail: { count: rows.length },
  });
  return { saved: rows.length };
}
