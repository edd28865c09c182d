// Quotas from a list: each row says how much there is of one thing for one holder in one period. What
// is there is brought to that, what is not is given. A fixed number of statements for any number.
import { newId } from '@/kernel/ids';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import type { HolderKind, ItemKind, QuotaScope } from '../domain/quota';
import { quotasChanged } from '../events';
import { appendAllocations, type Allocation } from '../repo/ledger';
import { findSame, findSubjects, insertQuotas, lockQuotas, type NewQuota } from '../repo/quotas';
import { allocateOn, allocation, useQuotas } from './save-quota';

export interface QuotaUpsert {
  holderKind: HolderKind;
  holderCode: string;
  itemKind: ItemKind;
  itemCode: string;
  startsOn: string;
  endsOn: string;
  /** Base units. */
  quantity: number;
  note: string | null;
}

/** An event leads to a job, and the payload of a job is small. */
const MOST_OF_AN_EVENT = 500;

interface Resolved extends QuotaScope {
  index: number;
  row: QuotaUpsert;
}

function refuseContradictions(rows: readonly QuotaUpsert[], refusals: RowRefusals): void {
  const seen = new Map<string, number>();
  rows.forEach((row, index) => {
    const { holderKind, holderCode, itemKind, itemCode, startsOn, endsOn } = row;
    if (endsOn < startsOn) refusals.add(index, { field: 'endsOn', code: 'quotas.endsBeforeStart' });
    const key = [holderKind, holderCode, itemKind, itemCode, startsOn, endsOn].join('\n');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else refusals.add(index, { code: 'request.repeatedRow', params: { row: first + 1 } });
  });
}

async function resolve(
  work: Work,
  rows: readonly QuotaUpsert[],
  refusals: RowRefusals,
): Promise<Resolved[]> {
  const [holders, items] = await Promise.all([
    findSubjects(
      work.tx,
      rows.map(({ holderKind: kind, holderCode: code }) => ({ kind, code })),
    ),
    findSubjects(
      work.tx,
      rows.map(({ itemKind: kind, itemCode: code }) => ({ kind, code })),
    ),
  ]);
  return rows.flatMap((row, index): Resolved[] => {
    const [holderId, itemId] = [holders[index], items[index]];
    if (!holderId) {
      const params = { code: row.holderCode };
      refusals.add(index, { field: 'holderCode', code: 'quotas.unknownHolder', params });
    }
    if (!itemId) {
      const params = { code: row.itemCode };
      refusals.add(index, { field: 'itemCode', code: 'quotas.unknownItem', params });
    }
    if (!holderId || !itemId || !refusals.isGood(index)) return [];
    const { startsOn, endsOn } = row;
    const holder = { kind: row.holderKind, id: holderId };
    return [{ index, row, holder, item: { kind: row.itemKind, id: itemId }, startsOn, endsOn }];
  });
}

/** Refuses a row with `quotas.belowUsed` where orders have taken more than it leaves. */
async function adjust(
  work: Work,
  existing: ReadonlyMap<string, Resolved>,
  refusals: RowRefusals,
): Promise<Allocation[]> {
  const locked = await lockQuotas(work.tx, [...existing.keys()]);
  return locked.flatMap((quota): Allocation[] => {
    const wish = existing.get(quota.id);
    if (!wish) return [];
    const { quantity } = wish.row;
    if (quantity < Math.min(quota.consumed, quota.allocated)) {
      const params = { used: quota.consumed };
      refusals.add(wish.index, { field: 'quantity', code: 'quotas.belowUsed', params });
      return [];
    }
    const delta = quantity - quota.allocated;
    return delta === 0 ? [] : [allocation(quota.id, delta, wish.row.note)];
  });
}

export async function upsertQuotas(
  work: Work,
  rows: readonly QuotaUpsert[],
): Promise<UpsertResult> {
  const refusals = new RowRefusals();
  refuseContradictions(rows, refusals);
  const resolved = await resolve(work, rows, refusals);
  if (resolved.length === 0) return { created: 0, updated: 0, refused: refusals.list() };
  const ids = await findSame(work.tx, resolved);
  const existing = new Map<string, Resolved>();
  const added: NewQuota[] = [];
  const changes: Allocation[] = [];
  resolved.forEach((one, at) => {
    const found = ids[at];
    if (found) {
      existing.set(found, one);
      return;
    }
    const { holder, item, startsOn, endsOn } = one;
    const { note, quantity } = one.row;
    const id = newId();
    added.push({ id, holder, item, startsOn, endsOn, note, createdBy: work.actor.userId });
    if (quantity > 0) changes.push(allocation(id, quantity, note));
  });
  await insertQuotas(work.tx, added);
  const adjusted = await adjust(work, existing, refusals);
  // One document for the whole list: its entries are found together.
  appendAllocations(work.tx, allocateOn(work, 'quotaList', newId()), [...changes, ...adjusted]);
  await useQuotas(work);
  const touched = [...added.map(({ id }) => id), ...adjusted.map(({ quotaId }) => quotaId)];
  const action = (id: string) => (existing.has(id) ? 'changed' : 'created');
  work.journal.audit(...touched.map((id) => ({ docKind: 'quota', docId: id, action: action(id) })));
  for (let at = 0; at < touched.length; at += MOST_OF_AN_EVENT) {
    const quotaIds = touched.slice(at, at + MOST_OF_AN_EVENT);
    work.journal.emit(quotasChanged({ quotaIds }));
  }
  return { created: added.length, updated: adjusted.length, refused: refusals.list() };
}
