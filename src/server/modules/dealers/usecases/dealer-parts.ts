// Contacts and addresses of a dealer, each with its entry in the dealer's history.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { readDealersForOrder } from '../repo/for-order';
import { deleteAddress, deleteContact, upsertAddress, upsertContact } from '../repo/parts';
import type { AddressInput, ContactInput } from '../schemas';

type PartRef = { dealerId: string; id: string };

const notFound = () => new DomainError('dealers.notFound', { status: 'not_found' });

async function demandDealer(work: Work, dealerId: string): Promise<void> {
  const [dealer] = await readDealersForOrder(work.tx, [dealerId]);
  if (!dealer) throw notFound();
}

function trace(work: Work, dealerId: string, action: string, what: string): void {
  work.journal.audit({ docKind: 'dealer', docId: dealerId, action, detail: { what } });
}

/** Adds or changes a contact; refuses with `dealers.notFound`. */
export async function saveContact(work: Work, input: ContactInput): Promise<{ id: string }> {
  await demandDealer(work, input.dealerId);
  const id = input.id ?? newId();
  const isWritten = await upsertContact(work.tx, { ...input, id });
  if (!isWritten) throw notFound();
  const action = input.id === null ? 'contactAdded' : 'contactChanged';
  trace(work, input.dealerId, action, input.name);
  return { id };
}

/** Refuses with `dealers.notFound`. */
export async function removeContact(work: Work, ref: PartRef): Promise<{ done: true }> {
  const name = await deleteContact(work.tx, ref);
  if (name === undefined) throw notFound();
  trace(work, ref.dealerId, 'contactRemoved', name);
  return { done: true };
}

/** Adds or changes an address; refuses with `dealers.notFound`. */
export async function saveAddress(work: Work, input: AddressInput): Promise<{ id: string }> {
  await demandDealer(work, input.dealerId);
  const id = input.id ?? newId();
  const isWritten = await upsertAddress(work.tx, { ...input, id });
  if (!isWritten) throw notFound();
  const action = input.id === null ? 'addressAdded' : 'addressChanged';
  trace(work, input.dealerId, action, `${input.line1}, ${input.city}`);
  return { id };
}

/** Refuses with `dealers.notFound`; an address that orders ship to stays (`request.stillUsed`). */
export async function removeAddress(work: Work, ref: PartRef): Promise<{ done: true }> {
  const line = await deleteAddress(work.tx, ref);
  if (line === undefined) throw notFound();
  trace(work, ref.dealerId, 'addressRemoved', line);
  return { done: true };
}
