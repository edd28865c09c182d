// The people who look after dealers.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import {
  insertSalesperson,
  lockSalesperson,
  readSalespersons,
  updateSalespersonRow,
} from '../repo/salespersons';
import type { SalespersonInput, SalespersonView, Saved } from '../schemas';

export function listSalespersons(work: Work): Promise<SalespersonView[]> {
  return readSalespersons(work.tx);
}

/** No key of the table leads to users, so a user of another company is refused here. */
async function demandUser(work: Work, userId: string | null): Promise<void> {
  if (userId === null || (await readUserNames(work, [userId])).has(userId)) return;
  throw new DomainError('identity.userNotFound', { status: 'not_found', field: 'userId' });
}

/** Refuses with `dealers.codeTaken`, `identity.userNotFound`. */
export async function createSalesperson(work: Work, input: SalespersonInput): Promise<Saved> {
  await demandUser(work, input.userId);
  const id = newId();
  await insertSalesperson(work.tx, { id, ...input });
  work.journal.audit({ docKind: 'salesperson', docId: id, action: 'created', to: input.status });
  return { id, version: 1 };
}

/** Refuses with `dealers.notFound`, `dealers.stale`, `dealers.codeTaken`, `identity.userNotFound`. */
export async function updateSalesperson(
  work: Work,
  input: SalespersonInput & { id: string; version: number },
): Promise<Saved> {
  await demandUser(work, input.userId);
  const { id, version, code, name, userId, status } = input;
  const values = { code, name, userId, status };
  const about = { docKind: 'salesperson', docId: id };
  const before = await lockSalesperson(work.tx, id);
  if (!before) throw new DomainError('dealers.notFound', { status: 'not_found' });
  if (before.version !== version) {
    throw staleError('dealers', values, { ...before }, { ...about, version });
  }
  await updateSalespersonRow(work.tx, input);
  work.journal.audit({
    ...{ ...about, action: 'updated', from: before.status, to: status, version: version + 1 },
    detail: { changes: changesBetween({ ...before }, values) },
  });
  return { id, version: version + 1 };
}
