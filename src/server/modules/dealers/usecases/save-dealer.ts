// Creating and changing a dealer, and its status.
import { changesBetween, staleError } from '@/kernel/changes';
import { refuseIssues, type ErrorCode } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import { next } from '@/kernel/state-machine';
import type { Work } from '@/server/platform/actor';
import { searchTextOf } from '@/server/platform/text-search';
import { dealerMachine } from '../domain/dealer-machine';
import {
  insertDealer,
  missingOf,
  readDealer,
  updateDealerRow,
  updateDealerStatus,
} from '../repo/dealers';
import type { DealerAction, DealerInput, Saved, UpdateDealerInput } from '../schemas';

const UNKNOWN: Record<'regionId' | 'levelId' | 'salespersonId', ErrorCode> = {
  regionId: 'dealers.unknownRegion',
  levelId: 'dealers.unknownLevel',
  salespersonId: 'dealers.unknownSalesperson',
};

type Checked = Omit<DealerInput, 'currency'>;

async function check(work: Work, input: Checked): Promise<void> {
  const missing = await missingOf(work.tx, input);
  refuseIssues(
    'dealers.invalidDealer',
    missing.map((field) => ({ code: UNKNOWN[field], field })),
  );
}

/** The text a dealer is found by. */
export function dealerSearchText(dealer: {
  code: string;
  name: string;
  taxNumber: string | null;
}): string {
  return searchTextOf([dealer.code, dealer.name, dealer.taxNumber]);
}

/** Refuses with `dealers.invalidDealer` and issues by field, or `dealers.codeTaken`. */
export async function createDealer(work: Work, input: DealerInput): Promise<Saved> {
  await check(work, input);
  const id = newId();
  const searchText = dealerSearchText(input);
  await insertDealer(work.tx, id, { ...input, searchText }, work.now);
  work.journal.audit({ docKind: 'dealer', docId: id, action: 'created', to: 'ACTIVE' });
  return { id, version: 1 };
}

const seen = (docId: string, version: number): SeenDocument => ({
  docKind: 'dealer',
  docId,
  version,
});

/** As `createDealer`; `dealers.stale` tells what someone else changed meanwhile. */
export async function updateDealer(
  work: Work,
  { id, version, ...input }: UpdateDealerInput,
): Promise<Saved> {
  const before = await readDealer(work.tx, id);
  if (before.version !== version) throw staleError('dealers', input, before, seen(id, version));
  await check(work, input);
  const values = { ...input, searchText: dealerSearchText(input) };
  const isWritten = await updateDealerRow(work.tx, { id, version }, values, work.now);
  // Someone committed between our read and our write: read again to tell what.
  if (!isWritten) {
    throw staleError('dealers', input, await readDealer(work.tx, id), seen(id, version));
  }
  const changes = changesBetween(before, input);
  const trail = { docKind: 'dealer', docId: id, action: 'updated', version: version + 1 };
  work.journal.audit({ ...trail, detail: { changes } });
  return { id, version: version + 1 };
}

export interface StatusChange {
  id: string;
  version: number;
  action: DealerAction;
  reason: string;
}

const aimOf = (action: DealerAction) =>
  dealerMachine.transitions.find((transition) => transition.action === action)?.to;

/** Refuses with `dealer.transitionNotAllowed` or `dealers.stale`. */
export async function changeDealerStatus(
  work: Work,
  { id, version, action, reason }: StatusChange,
): Promise<Saved> {
  const before = await readDealer(work.tx, id);
  // Somebody else may have done the same already: that is told before what the state allows.
  const stale = ({ status: theirs }: { status: string }) =>
    staleError('dealers', { status: aimOf(action) }, { status: theirs }, seen(id, version));
  if (before.version !== version) throw stale(before);
  const status = next(dealerMachine, before.status, action);
  const isWritten = await updateDealerStatus(work.tx, { id, version }, status, work.now);
  if (!isWritten) throw stale(await readDealer(work.tx, id));
  work.journal.audit({
    docKind: 'dealer',
    docId: id,
    action,
    from: before.status,
    to: status,
    reason,
    version: version + 1,
  });
  return { id, version: version + 1 };
}
