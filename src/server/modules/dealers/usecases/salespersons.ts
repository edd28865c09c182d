// The people who look after dealers.
import { staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { insertSalesperson, readSalespersons, updateSalespersonRow } from '../repo/salespersons';
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
  return { id, version: 1 };
}

/** Refuses with `dealers.notFound`, `dealers.stale`, `dealers.codeTaken`, `identity.userNotFound`. */
export async function updateSalesperson(
  work: Work,
  input: SalespersonInput & { id: string; version: number },
): Promise<Saved> {
  await demandUser(work, input.userId);
  const isWritten = await updateSalespersonRow(work.tx, input);
  if (isWritten) return { id: input.id, version: input.version + 1 };
  const stored = (await readSalespersons(work.tx)).find((row) => row.id === input.id);
  if (!stored) throw new DomainError('dealers.notFound', { status: 'not_found' });
  const { code, name, userId, status } = input;
  throw staleError('dealers', { code, name, userId, status }, { ...stored });
}
