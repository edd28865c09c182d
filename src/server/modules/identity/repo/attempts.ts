// Failed sign-ins: the only SQL on sign_in_attempt. Keys are keyed hashes, so the table names nobody.
// Runs beside other transactions: a failure stays counted when the sign-in itself rolls back.
import { sidePool } from '@/server/platform/db';
import { sql } from '@/server/platform/sql';
import { inTransaction, type Tx } from '@/server/platform/tx';
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  mayTrySignIn,
  type ThrottleDecision,
} from '../domain/throttle';

export interface AttemptKeys {
  account: string;
  /** null where the caller's address is not known. */
  address: string | null;
}

const WINDOW_SECONDS = Math.max(ACCOUNT_RULE.windowSeconds, ADDRESS_RULE.windowSeconds);

async function inGuard<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction({ special: 'sign-in' }, run, { pool: sidePool() });
}

async function readAttempts(tx: Tx, key: string | null, since: Date): Promise<Date[]> {
  if (key === null) return [];
  const rows = await tx.rows<{ at: Date }>(sql`
    SELECT at FROM sign_in_attempt WHERE key = ${key} AND at > ${since}::timestamptz
    ORDER BY at DESC LIMIT ${Math.max(ACCOUNT_RULE.maxFailures, ADDRESS_RULE.maxFailures)}`);
  return rows.map(({ at }) => at);
}

/**
 * Counts an attempt as failed before it is made, and refuses it if too many have failed. Under a
 * lock per key: a hundred attempts at once get no further than a hundred in turn.
 */
export async function countAttempt(keys: AttemptKeys, now: Date): Promise<ThrottleDecision> {
  const since = new Date(now.getTime() - WINDOW_SECONDS * 1000);
  const all = [keys.account, ...(keys.address === null ? [] : [keys.address])];
  return inGuard(async (tx) => {
    for (const key of all) {
      await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    }
    const account = await readAttempts(tx, keys.account, since);
    const address = await readAttempts(tx, keys.address, since);
    const decision = mayTrySignIn({ account, address, now });
    if (decision.allowed) {
      await tx.run(sql`
        INSERT INTO sign_in_attempt (key, at)
        SELECT key, ${now}::timestamptz FROM unnest(${all}::text[]) AS k(key)`);
    }
    return decision;
  });
}

/** The attempt succeeded: the account starts afresh, and the address is not charged for it. */
export async function forgiveAttempt(keys: AttemptKeys, now: Date): Promise<void> {
  await inGuard((tx) =>
    tx.run(sql`
      DELETE FROM sign_in_attempt WHERE key = ${keys.account} OR id = (
        SELECT id FROM sign_in_attempt
        WHERE key = ${keys.address} AND at = ${now}::timestamptz LIMIT 1)`),
  );
}
