// Targets by the row, from a file or pasted. Each leaves a trail of its own.
import { changesBetween } from '@/kernel/changes';
import { newId } from '@/kernel/ids';
import { majorText } from '@/kernel/money';
import type { Work } from '@/server/platform/actor';
import type { TargetSubject } from '../figure-schemas';
import { lockTargets, readSameTargets, upsertTargetRows, type TargetRow } from '../repo/targets';

type Worded = Pick<TargetRow, 'startsOn' | 'endsOn' | 'amountMinor'> & {
  quantity: bigint | number | null;
};

/** Facts of a target as its history words them. */
export function targetFacts(work: Work, { startsOn, endsOn, amountMinor, quantity }: Worded) {
  const { currency } = work.organization;
  const amount = `${currency} ${majorText(amountMinor, currency)}`;
  return { startsOn, endsOn, amount, quantity: quantity === null ? null : Number(quantity) };
}

export interface UpsertTarget {
  subjectKind: TargetSubject;
  subjectId: string;
  startsOn: string;
  endsOn?: string | null;
  amountMinor: bigint;
  quantity?: bigint | null;
}

/**
 * Sets targets; the same subject and day again replaces what was said. Three statements, whatever the
 * number of rows. No two rows may name one subject and day.
 */
export async function upsertTargets(
  work: Work,
  rows: readonly UpsertTarget[],
): Promise<{ saved: number; created: number; updated: number }> {
  await lockTargets(work.tx);
  const before = await readSameTargets(work.tx, rows, { locks: 'locked' });
  const targets = rows.map((row, index) => ({
    ...{ id: before[index]?.id ?? newId(), subjectKind: row.subjectKind },
    ...{ subjectId: row.subjectId, startsOn: row.startsOn, endsOn: row.endsOn ?? null },
    ...{ amountMinor: row.amountMinor, quantity: row.quantity ?? null },
  }));
  await upsertTargetRows(work.tx, targets);
  targets.forEach((target, index) => {
    const stored = before[index];
    const facts = targetFacts(work, target);
    const changes = changesBetween(stored ? targetFacts(work, stored) : {}, facts);
    if (stored && Object.keys(changes).length === 0) return;
    const action = stored ? 'updated' : 'created';
    const detail = { changes };
    const version = stored ? stored.version + 1 : undefined;
    work.journal.audit({ docKind: 'salesTarget', docId: target.id, action, detail, version });
  });
  const updated = before.filter((one) => one !== null).length;
  return { saved: rows.length, created: rows.length - updated, updated };
}
