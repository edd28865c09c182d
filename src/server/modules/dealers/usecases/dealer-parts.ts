// Contacts and addresses of a dealer, each with its entry in the dealer's history. They have no version:
// whoever changes or removes one says what they saw of it, so that nobody overwrites somebody else.
import { changesBetween, demandSeen, type Changes, type Facts } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import type { Tx } from '@/server/platform/tx';
import { readDealersForOrder } from '../repo/for-order';
import {
  deleteAddress,
  deleteContact,
  lockAddress,
  lockContact,
  lockParts,
  unmarkAddresses,
  unmarkContacts,
  upsertAddress,
  upsertContact,
  type PartRef,
} from '../repo/parts';
import type {
  AddressFacts,
  AddressInput,
  ContactFacts,
  ContactInput,
  RemoveAddressInput,
  RemoveContactInput,
} from '../schemas';

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

/** What contacts and addresses do alike: one of the dealer's at the most has the mark. */
interface PartKind<Told, Part extends Facts & Told> {
  noun: 'contact' | 'address';
  mark: keyof Part & string;
  /** How the trail names one. */
  textOf: (part: Told) => string;
  lock: (tx: Tx, ref: PartRef) => Promise<Part | undefined>;
  /** Takes the mark from the others and gives those that had it. */
  unmark: (tx: Tx, ref: PartRef, part: Part) => Promise<(Told & { id: string })[]>;
  upsert: (tx: Tx, part: Part & PartRef) => Promise<void>;
  remove: (tx: Tx, ref: PartRef) => Promise<void>;
}

const CONTACT: PartKind<Pick<ContactFacts, 'name'>, ContactFacts> = {
  ...{ noun: 'contact', mark: 'isPrimary', textOf: ({ name }) => name },
  ...{ lock: lockContact, unmark: unmarkContacts, upsert: upsertContact, remove: deleteContact },
};

const ADDRESS: PartKind<Pick<AddressFacts, 'line1' | 'city'>, AddressFacts> = {
  ...{ noun: 'address', mark: 'isDefault', textOf: ({ line1, city }) => `${line1}, ${city}` },
  ...{ lock: lockAddress, upsert: upsertAddress, remove: deleteAddress },
  unmark: (tx, ref, { kind }) => unmarkAddresses(tx, ref, kind),
};

interface Wish<Part> {
  dealerId: string;
  /** Null: a new one. */
  id: string | null;
  saw: Part | undefined;
  facts: Part;
}

async function save<Told, Part extends Facts & Told>(
  work: Work,
  { noun, mark, textOf, lock, unmark, upsert }: PartKind<Told, Part>,
  { dealerId, id: known, saw, facts }: Wish<Part>,
): Promise<{ id: string }> {
  await demandDealer(work, dealerId);
  await lockParts(work.tx, dealerId);
  const ref = { dealerId, id: known ?? newId() };
  const before =
    known === null ? null : fresh(ref, await lock(work.tx, ref), { saw, yours: facts });
  const unmarked = facts[mark] ? await unmark(work.tx, ref, facts) : [];
  await upsert(work.tx, { ...facts, ...ref });
  trace(work, {
    ...{ ...ref, action: `${noun}${before ? 'Changed' : 'Added'}`, what: textOf(facts) },
    changes: before ? changesBetween(before, facts) : undefined,
  });
  for (const other of unmarked) {
    const changes = { [mark]: { from: true, to: false } };
    const what = textOf(other);
    trace(work, { dealerId, id: other.id, action: `${noun}Changed`, what, changes });
  }
  return { id: ref.id };
}

async function remove<Told, Part extends Facts & Told>(
  work: Work,
  kind: PartKind<Told, Part>,
  { saw, ...ref }: PartRef & { saw: Part | undefined },
): Promise<{ done: true }> {
  const part = fresh(ref, await kind.lock(work.tx, ref), { saw, yours: {} });
  await kind.remove(work.tx, ref);
  trace(work, { ...ref, action: `${kind.noun}Removed`, what: kind.textOf(part) });
  return { done: true };
}

/** Adds or changes a contact; refuses with `dealers.notFound`, `dealers.stale`. */
export function saveContact(
  work: Work,
  { dealerId, id, seen: saw, ...facts }: ContactInput,
): Promise<{ id: string }> {
  return save(work, CONTACT, { dealerId, id, saw, facts });
}

/** Refuses with `dealers.notFound`, `dealers.stale`. */
export function removeContact(work: Work, { seen: saw, ...ref }: RemoveContactInput) {
  return remove(work, CONTACT, { ...ref, saw });
}

/** Adds or changes an address; refuses with `dealers.notFound`, `dealers.stale`. */
export function saveAddress(
  work: Work,
  { dealerId, id, seen: saw, ...facts }: AddressInput,
): Promise<{ id: string }> {
  return save(work, ADDRESS, { dealerId, id, saw, facts });
}

/**
 * Refuses with `dealers.notFound`, `dealers.stale`; an address that orders ship to stays
 * (`request.stillUsed`).
 */
export function removeAddress(work: Work, { seen: saw, ...ref }: RemoveAddressInput) {
  return remove(work, ADDRESS, { ...ref, saw });
}
