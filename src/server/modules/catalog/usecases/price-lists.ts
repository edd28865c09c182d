// Price lists: heads and whom they serve.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import type { PriceAssignment } from '../domain/resolve-price';
import { copyItems } from '../repo/price-items';
import {
  bumpPriceList,
  insertPriceList,
  readPriceList,
  readPriceListPage,
  replaceAssignments,
  updatePriceListRow,
} from '../repo/price-lists';
import type {
  PriceListInput,
  PriceListListInput,
  PriceListRow,
  PriceListView,
} from '../price-schemas';
import type { Saved } from '../schemas';

export function listPriceLists(work: Work, input: PriceListListInput): Promise<Page<PriceListRow>> {
  return readPriceListPage(work.tx, input);
}

/** Throws `catalog.notFound`. */
export function getPriceList(work: Work, id: string): Promise<PriceListView> {
  return readPriceList(work.tx, id);
}

/** A list that serves nobody yet. Refuses with `catalog.codeTaken`. */
export async function createPriceList(work: Work, input: PriceListInput): Promise<Saved> {
  const id = newId();
  await insertPriceList(work.tx, { ...input, id }, work.now);
  work.journal.audit({ docKind: 'priceList', docId: id, action: 'created', to: input.status });
  return { id, version: 1 };
}

/** A list as somebody saw it. */
export const seen = ({ id, version }: { id: string; version: number }): SeenDocument => ({
  docKind: 'priceList',
  docId: id,
  version,
});

/** Refuses with `catalog.stale`, `catalog.codeTaken`, `catalog.currencyFixed`. */
export async function updatePriceList(
  work: Work,
  input: PriceListInput & { id: string; version: number },
): Promise<Saved> {
  const { id, version, ...head } = input;
  const before = await readPriceList(work.tx, id);
  const about = seen(input);
  if (before.version !== version) throw staleError('catalog', head, { ...before }, about);
  if (before.currency !== head.currency && before.items > 0) {
    throw new DomainError('catalog.currencyFixed', {
      field: 'currency',
      params: { currency: before.currency, items: before.items },
    });
  }
  const isWritten = await updatePriceListRow(work.tx, input);
  if (!isWritten) {
    throw staleError('catalog', head, { ...(await readPriceList(work.tx, id)) }, about);
  }
  work.journal.audit({
    docKind: 'priceList',
    docId: id,
    action: 'updated',
    from: before.status,
    to: head.status,
    version: version + 1,
    detail: { changes: changesBetween({ ...before }, head) },
  });
  return { id, version: version + 1 };
}

/** One entry per target, so that assigning twice is assigning once. */
function distinct(assignments: readonly PriceAssignment[]): PriceAssignment[] {
  const byTarget = new Map(
    assignments.map((a) => [`${a.dealerId}|${a.levelId}|${a.regionId}`, a] as const),
  );
  return [...byTarget.values()];
}

export interface Assignments {
  id: string;
  version: number;
  assignments: readonly PriceAssignment[];
}

/** Replaces whom the list serves. Refuses with `catalog.stale`, `request.stillUsed`. */
export async function saveAssignments(work: Work, input: Assignments): Promise<Saved> {
  const { id, version } = input;
  const assignments = distinct(input.assignments);
  const before = await readPriceList(work.tx, id);
  const isWritten = before.version === version && (await bumpPriceList(work.tx, input));
  if (!isWritten) {
    const theirs = await readPriceList(work.tx, id);
    const stored = { assignments: theirs.assignments };
    throw staleError('catalog', { assignments }, stored, seen(input));
  }
  await replaceAssignments(work.tx, id, assignments);
  const detail = { before: before.assignments.length, after: assignments.length };
  const trail = { docKind: 'priceList', docId: id, action: 'assigned', version: version + 1 };
  work.journal.audit({ ...trail, detail });
  return { id, version: version + 1 };
}

export interface PriceListCopy {
  id: string;
  code: string;
  name: string;
  factor: string;
  decimals: number;
}

/** A new, inactive list with every price times the factor; serves nobody yet. */
export async function copyPriceList(work: Work, input: PriceListCopy): Promise<Saved> {
  const { code, name, factor, decimals } = input;
  const source = await readPriceList(work.tx, input.id);
  const { currency, validFrom, validTo, priority } = source;
  const id = newId();
  const head = { code, name, currency, validFrom, validTo, priority, status: 'INACTIVE' as const };
  await insertPriceList(work.tx, { id, ...head }, work.now);
  await copyItems(work.tx, { fromId: source.id, toId: id, factor, decimals });
  work.journal.audit({
    docKind: 'priceList',
    docId: id,
    action: 'copied',
    to: 'INACTIVE',
    detail: { from: source.code, factor, decimals },
  });
  return { id, version: 1 };
}
