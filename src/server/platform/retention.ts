// Removes working rows that have served their time. In slices, so that no statement locks long.
import { sql, type Sql } from './sql';
import { inTransaction, type Scope } from './tx';

const SLICE = 5_000;

async function inSlices(scope: Scope, statement: Sql): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await inTransaction(scope, (tx) => tx.run(statement));
    removed += count;
    if (count < SLICE) return removed;
  }
}

/** Stored answers to idempotency keys older than an instant. */
export async function forgetOldAnswers(orgId: string, before: Date): Promise<number> {
  return inSlices(
    { orgId },
    sql`DELETE FROM idempotency_key WHERE (org_id, user_id, key) IN (
      SELECT org_id, user_id, key FROM idempotency_key
      WHERE org_id = ${orgId}::uuid AND created_at < ${before} LIMIT ${SLICE})`,
  );
}

/** Sign-in attempts older than an instant. */
export async function forgetOldAttempts(before: Date): Promise<number> {
  return inSlices(
    { special: 'sign-in' },
    sql`DELETE FROM sign_in_attempt WHERE id IN (
      SELECT id FROM sign_in_attempt WHERE at < ${before} LIMIT ${SLICE})`,
  );
}
