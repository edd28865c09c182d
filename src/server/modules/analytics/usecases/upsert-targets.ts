// Targets by the row: from a file, and pasted from a spreadsheet. Each leaves a trail of its own.
import { changesBetween } from '@/kernel/changes';
import { newId } from '@/kernel/ids';
import { majorText } from '@/kernel/money';
import { RowRefusals } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { readTargetRows } from '../domain/target-rows';
import type { TargetSubject } from '../figure-schemas';
import { resolveTargetSubjects } from '../repo/target-subjects';
import { lockSameTargets, upsertTargetRows, type TargetRow } from '../repo/targets';
import type { PastedTargets, PasteTargetsInput } from '../target-schemas';

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
 * Sets targets; the same subject and day again replaces what was said. Two statements, whatever the
 * number of rows. No two rows may name one subject and day.
 */
export async function upsertTargets(
  work: Work,
  rows: readonly UpsertTarget[],
): Promise<{ saved: number; created: number; updated: number }> {
  const before = await lockSameTargets(work.tx, rows);
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

/**
 * Reads pasted rows, each by itself: bad ones come back with their findings (those of
 * `readTargetRows`, and `targets.unknownSubject`), good ones are written. With `check` nothing is
 * written and the numbers say what would be.
 */
export async function pasteTargets(
  work: Work,
  { kind, rows, mode }: PasteTargetsInput & { mode: 'check' | 'write' },
): Promise<PastedTargets> {
  const refusals = new RowRefusals();
  const { currency } = work.organization;
  const read = readTargetRows(rows, { currency, needsCode: kind !== 'COMPANY' }, refusals);
  const ids = await resolveTargetSubjects(
    work.tx,
    read.map(({ code }) => ({ subjectKind: kind, code })),
  );
  const good = read.flatMap(({ index, code, ...row }, at): UpsertTarget[] => {
    const subjectId = ids[at];
    if (subjectId) return [{ ...row, subjectKind: kind, subjectId }];
    refusals.add(index, { code: 'targets.unknownSubject', field: 'code', params: { code } });
    return [];
  });
  const refused = refusals.list();
  if (mode === 'check' || good.length === 0) {
    return { created: good.length, updated: 0, refused };
  }
  const { created, updated } = await upsertTargets(work, good);
  return { created, updated, refused };
}
