// The people who look after dealers.
import { staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { insertSalesperson, readSalespersons, updateSalespersonRow } from '../repo/salespersons';
import type { SalespersonInput, SalespersonView, Saved } from '../schemas';

export function listSalespersons(work: Work): Promise<SalespersonView[]> {
  return readSalespersons(work.tx);
}

/** Refuses with `dealers.codeTaken`. */
export async function createSalesperson(work: Work, input: SalespersonInput): Promise<Saved> {
  const id = newId();
  await insertSalesperson(work.tx, { id, ...input });
  return { id, version: 1 };
}

/** Refuses with `dealers.notFound`, `dealers.stale`, `dealers.codeTaken`. */
export async function updateSalesperson(
  work: Work,
  input: SalespersonInput & { id: string; version: number },
): Promise<Saved> {
  const isWritten = await updateSalespersonRow(work.tx, input);
  if (isWritten) return { id: input.id, version: input.version + 1 };
  const stored = (await readSalespersons(work.tx)).find((row) => row.id === input.id);
  if (!stored) throw new DomainError('dealers.notFound', { status: 'not_found' });
  const { code, name, userId, status } = input;
  throw staleError('dealers', { code, name, userId, status }, { ...stored });
}
