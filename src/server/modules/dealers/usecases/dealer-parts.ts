// Contacts and addresses of a dealer, each with its entry in the dealer's history. They have no version:
// whoever changes or removes one says what they saw of it, so that nobody overwrites somebody else.
import { changesBetween, demandSeen, type Changes, type Facts } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import { readDealersForOrder } from '../repo/for-order';
import {
  deleteAddress,
  deleteContact,
  lockAddress,
  lockContact,
  unmarkAddresses,
  unmarkContacts,
  upsertAddress,
  upsertContact,
} from '../repo/parts';
import type {
  AddressFacts,
  AddressInput,
  ContactFacts,
  ContactInput,
  RemoveAddressInput,
  RemoveContactInput,
} from '../schemas';

type PartRef = { dealerId: string; id: string };

const notFound = (seen?: SeenDocument) =>
  new DomainError('dealers.notFound', { status: 'not_found', ...(seen && { seen }) });

async function demandDealer(work: Work, dealerId: string): Promise<void> {
  const [dealer] = await readDealersForOrder(work.tx, [dealerId]);
  if (!dealer) throw notFound();
}

const aboutPart = ({ dealerId, id }: PartRef): SeenDocument => ({
  ...{ docKind: 'dealer', docId: dealerId, version: null, touching: [id] },
});

/** The part under its lock, as the caller saw it; `yours` is what they would make of it. */
function fresh<Part extends Facts>(
  ref: PartRef,
  stored: Part | undefined,
  { saw, yours }: { saw: Part | undefined; yours: Facts },
): Part {
  if (!stored) throw notFound(aboutPart(ref));
  demandSeen('dealers', { saw, stored, yours }, aboutPart(ref));
  return stored;
}

interface Trace extends PartRef {
  action: string;
  what: string;
  changes?: Changes;
}

function trace(work: Work, { dealerId, id, action, what, changes }: Trace): void {
  const detail = { key: id, what, ...(changes && { changes }) };
  work.journal.audit({ docKind: 'dealer', docId: dealerId, action, detail });
}

const addressText = ({ line1, city }: { line1: string; city: string }) => `${line1}, ${city}`;

/** Adds or changes a contact; refuses with `dealers.notFound`, `dealers.stale`. */
export async function saveContact(work: Work, input: ContactInput): Promise<{ id: string }> {
  const { dealerId, id: known, seen: saw, ...facts } = input;
  await demandDealer(work, dealerId);
  const id = known ?? newId();
  const ref = { dealerId, id };
  const before =
    known === null
      ? null
      : fresh<ContactFacts>(ref, await lockContact(work.tx, ref), { saw, yours: facts });
  const unmarked = facts.isPrimary ? await unmarkContacts(work.tx, ref) : [];
  await upsertContact(work.tx, { ...facts, ...ref });
  const action = before ? 'contactChanged' : 'contactAdded';
  const changes = before ? changesBetween({ ...before }, facts) : undefined;
  trace(work, { ...ref, action, what: facts.name, changes });
  for (const other of unmarked) {
    const lost = { isPrimary: { from: true, to: false } };
    trace(work, {
      ...{ dealerId, id: other.id, action: 'contactChanged', what: other.name, changes: lost },
    });
  }
  return { id };
}

/** Refuses with `dealers.notFound`, `dealers.stale`. */
export async function removeContact(
  work: Work,
  { seen: saw, ...ref }: RemoveContactInput,
): Promise<{ done: true }> {
  const { name } = fresh(ref, await lockContact(work.tx, ref), { saw, yours: {} });
  await deleteContact(work.tx, ref);
  trace(work, { ...ref, action: 'contactRemoved', what: name });
  return { done: true };
}

/** Adds or changes an address; refuses with `dealers.notFound`, `dealers.stale`. */
export async function saveAddress(work: Work, input: AddressInput): Promise<{ id: string }> {
  const { dealerId, id: known, seen: saw, ...facts } = input;
  await demandDealer(work, dealerId);
  const id = known ?? newId();
  const ref = { dealerId, id };
  const before =
    known === null
      ? null
      : fresh<AddressFacts>(ref, await lockAddress(work.tx, ref), { saw, yours: facts });
  const unmarked = facts.isDefault ? await unmarkAddresses(work.tx, ref, facts.kind) : [];
  await upsertAddress(work.tx, { ...facts, ...ref });
  const action = before ? 'addressChanged' : 'addressAdded';
  const changes = before ? changesBetween({ ...before }, facts) : undefined;
  trace(work, { ...ref, action, what: addressText(facts), changes });
  for (const other of unmarked) {
    const lost = { isDefault: { from: true, to: false } };
    const what = addressText(other);
    trace(work, { dealerId, id: other.id, action: 'addressChanged', what, changes: lost });
  }
  return { id };
}

/**
 * Refuses with `dealers.notFound`, `dealers.stale`; an address that orders ship to stays
 * (`request.stillUsed`).
 */
export async function removeAddress(
  work: Work,
  { seen: saw, ...ref }: RemoveAddressInput,
): Promise<{ done: true }> {
  const address = fresh(ref, await lockAddress(work.tx, ref), { saw, yours: {} });
  await deleteAddress(work.tx, ref);
  trace(work, { ...ref, action: 'addressRemoved', what: addressText(address) });
  return { done: true };
}
