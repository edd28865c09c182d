// Contacts and addresses of a dealer. At most one contact is the primary one, and one address of a
// kind the default: writing a new one takes the mark from the old one in the same statement.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { AddressInput, ContactInput } from '../schemas';

/** Takes the mark from the other contacts, unless the written one does not claim it. */
async function unmarkContacts(tx: Tx, dealerId: string, exceptId: string): Promise<void> {
  await tx.run(sql`
    UPDATE dealer_contact SET is_primary = false
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND is_primary
      AND id <> ${exceptId}::uuid`);
}

/** False where a contact of this id belongs to another dealer. */
export async function upsertContact(
  tx: Tx,
  contact: Omit<ContactInput, 'id'> & { id: string },
): Promise<boolean> {
  if (contact.isPrimary) await unmarkContacts(tx, contact.dealerId, contact.id);
  const written = await tx.run(sql`
    INSERT INTO dealer_contact AS c (org_id, id, dealer_id, name, title, email, phone, is_primary)
    VALUES (${tx.orgId}::uuid, ${contact.id}::uuid, ${contact.dealerId}::uuid, ${contact.name},
      ${contact.title}, ${contact.email}, ${contact.phone}, ${contact.isPrimary})
    ON CONFLICT (org_id, id) DO UPDATE SET name = excluded.name, title = excluded.title,
      email = excluded.email, phone = excluded.phone, is_primary = excluded.is_primary
      WHERE c.dealer_id = excluded.dealer_id`);
  return written === 1;
}

/** The name of the contact that was removed. */
export async function deleteContact(
  tx: Tx,
  ref: { dealerId: string; id: string },
): Promise<string | undefined> {
  const row = await tx.row<{ name: string }>(sql`
    DELETE FROM dealer_contact WHERE org_id = ${tx.orgId}::uuid
      AND dealer_id = ${ref.dealerId}::uuid AND id = ${ref.id}::uuid RETURNING name`);
  return row?.name;
}

async function unmarkAddresses(tx: Tx, address: AddressInput, exceptId: string): Promise<void> {
  await tx.run(sql`
    UPDATE dealer_address SET is_default = false
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${address.dealerId}::uuid
      AND kind = ${address.kind} AND is_default AND id <> ${exceptId}::uuid`);
}

/** False where an address of this id belongs to another dealer. */
export async function upsertAddress(
  tx: Tx,
  address: Omit<AddressInput, 'id'> & { id: string },
): Promise<boolean> {
  if (address.isDefault) await unmarkAddresses(tx, address, address.id);
  const written = await tx.run(sql`
    INSERT INTO dealer_address AS a (org_id, id, dealer_id, kind, line1, line2, city, state,
      postal_code, country, is_default)
    VALUES (${tx.orgId}::uuid, ${address.id}::uuid, ${address.dealerId}::uuid, ${address.kind},
      ${address.line1}, ${address.line2}, ${address.city}, ${address.state},
      ${address.postalCode}, ${address.country}, ${address.isDefault})
    ON CONFLICT (org_id, id) DO UPDATE SET kind = excluded.kind, line1 = excluded.line1,
      line2 = excluded.line2, city = excluded.city, state = excluded.state,
      postal_code = excluded.postal_code, country = excluded.country,
      is_default = excluded.is_default
      WHERE a.dealer_id = excluded.dealer_id`);
  return written === 1;
}

/** The first line of the address that was removed. */
export async function deleteAddress(
  tx: Tx,
  ref: { dealerId: string; id: string },
): Promise<string | undefined> {
  const row = await tx.row<{ line1: string }>(sql`
    DELETE FROM dealer_address WHERE org_id = ${tx.orgId}::uuid
      AND dealer_id = ${ref.dealerId}::uuid AND id = ${ref.id}::uuid RETURNING line1`);
  return row?.line1;
}
