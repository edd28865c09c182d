// Contacts and addresses of a dealer. At most one contact is the primary one, and one address of a
// kind the default: whoever writes a new one takes the mark from the old one first, and the database
// refuses a second.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { AddressFacts, ContactFacts } from '../schemas';

export interface PartRef {
  dealerId: string;
  id: string;
}

/** Those who write contacts or addresses of a dealer take turns: each sees the mark the other set. */
export async function lockParts(tx: Tx, dealerId: string): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`dealer_parts:${dealerId}`}, 0))`);
}

export function lockContact(tx: Tx, { dealerId, id }: PartRef): Promise<ContactFacts | undefined> {
  return tx.row<ContactFacts>(sql`
    SELECT name, title, email, phone, is_primary AS "isPrimary" FROM dealer_contact
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND id = ${id}::uuid
    FOR UPDATE`);
}

/** Takes the mark from the other contacts and gives those that had it. */
export function unmarkContacts(
  tx: Tx,
  { dealerId, id }: PartRef,
): Promise<{ id: string; name: string }[]> {
  return tx.rows<{ id: string; name: string }>(sql`
    UPDATE dealer_contact SET is_primary = false
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND is_primary
      AND id <> ${id}::uuid RETURNING id, name`);
}

export async function upsertContact(tx: Tx, contact: ContactFacts & PartRef): Promise<void> {
  await tx.run(sql`
    INSERT INTO dealer_contact AS c (org_id, id, dealer_id, name, title, email, phone, is_primary)
    VALUES (${tx.orgId}::uuid, ${contact.id}::uuid, ${contact.dealerId}::uuid, ${contact.name},
      ${contact.title}, ${contact.email}, ${contact.phone}, ${contact.isPrimary})
    ON CONFLICT (org_id, id) DO UPDATE SET name = excluded.name, title = excluded.title,
      email = excluded.email, phone = excluded.phone, is_primary = excluded.is_primary
      WHERE c.dealer_id = excluded.dealer_id`);
}

export async function deleteContact(tx: Tx, { dealerId, id }: PartRef): Promise<void> {
  await tx.run(sql`
    DELETE FROM dealer_contact WHERE org_id = ${tx.orgId}::uuid
      AND dealer_id = ${dealerId}::uuid AND id = ${id}::uuid`);
}

export function lockAddress(tx: Tx, { dealerId, id }: PartRef): Promise<AddressFacts | undefined> {
  return tx.row<AddressFacts>(sql`
    SELECT kind, line1, line2, city, state, postal_code AS "postalCode", country,
      is_default AS "isDefault" FROM dealer_address
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND id = ${id}::uuid
    FOR UPDATE`);
}

/** Takes the mark from the other addresses of a kind and gives those that had it. */
export function unmarkAddresses(
  tx: Tx,
  { dealerId, id }: PartRef,
  kind: string,
): Promise<{ id: string; line1: string; city: string }[]> {
  return tx.rows<{ id: string; line1: string; city: string }>(sql`
    UPDATE dealer_address SET is_default = false
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid
      AND kind = ${kind} AND is_default AND id <> ${id}::uuid RETURNING id, line1, city`);
}

export async function upsertAddress(tx: Tx, address: AddressFacts & PartRef): Promise<void> {
  await tx.run(sql`
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
}

export async function deleteAddress(tx: Tx, { dealerId, id }: PartRef): Promise<void> {
  await tx.run(sql`
    DELETE FROM dealer_address WHERE org_id = ${tx.orgId}::uuid
      AND dealer_id = ${dealerId}::uuid AND id = ${id}::uuid`);
}
