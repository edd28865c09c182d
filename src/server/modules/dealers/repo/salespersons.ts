// Salespersons: a short list by code.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { SalespersonInput, SalespersonView } from '../schemas';

export async function readSalespersons(tx: Tx): Promise<SalespersonView[]> {
  return tx.rows<SalespersonView>(sql`
    SELECT s.id, s.code, s.name, s.user_id AS "userId", s.status, s.version,
      (SELECT count(*)::int FROM dealer d
        WHERE d.org_id = s.org_id AND d.salesperson_id = s.id) AS dealers
    FROM salesperson s WHERE s.org_id = ${tx.orgId}::uuid ORDER BY s.code`);
}

export async function insertSalesperson(
  tx: Tx,
  { id, code, name, userId, status }: SalespersonInput & { id: string },
): Promise<void> {
  await tx.run(sql`
    INSERT INTO salesperson (org_id, id, code, name, user_id, status)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${code}, ${name}, ${userId}::uuid, ${status})`);
}

export type StoredSalesperson = SalespersonInput & { version: number };

export async function lockSalesperson(tx: Tx, id: string): Promise<StoredSalesperson | undefined> {
  return tx.row<StoredSalesperson>(sql`
    SELECT code, name, user_id AS "userId", status, version FROM salesperson
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

/** The caller holds its lock. */
export async function updateSalespersonRow(
  tx: Tx,
  { id, code, name, userId, status }: SalespersonInput & { id: string },
): Promise<void> {
  await tx.run(sql`
    UPDATE salesperson SET code = ${code}, name = ${name}, user_id = ${userId}::uuid,
      status = ${status}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}
