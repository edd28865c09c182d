// Document numbers. Two kinds: gapless (the row stays locked until COMMIT, for invoices) and
// spread (a process takes a block in a transaction of its own, so writers do not queue).
import { sidePool } from './db';
import { sql } from './sql';
import { inTransaction, type Tx } from './tx';

const BLOCK = 50;
const blocks = new Map<string, { next: bigint; end: bigint }>();
const waiting = new Map<string, Promise<void>>();

async function advance(tx: Tx, series: string, by: number): Promise<bigint> {
  const row = await tx.row<{ last: bigint }>(sql`
    INSERT INTO number_series (org_id, series, last) VALUES (${tx.orgId}::uuid, ${series}, ${by})
    ON CONFLICT (org_id, series) DO UPDATE SET last = number_series.last + ${by}
    RETURNING last`);
  if (!row) throw new Error(`series ${series} gave no number`);
  return row.last;
}

/** `count` numbers without gaps: the last of them. Serializes the writers of this series. */
export async function takeGapless(tx: Tx, series: string, count = 1): Promise<bigint> {
  return advance(tx, series, count);
}

/** One number; unique, rising within a process, with gaps after a restart. */
export async function takeSpread(orgId: string, series: string): Promise<bigint> {
  const key = `${orgId}:${series}`;
  for (;;) {
    const block = blocks.get(key);
    if (block && block.next <= block.end) {
      const number = block.next;
      block.next += 1n;
      return number;
    }
    let refill = waiting.get(key);
    if (!refill) {
      // Known to us only after COMMIT, and on a connection of its own: the caller holds one already.
      refill = inTransaction({ orgId }, (tx) => advance(tx, series, BLOCK), { pool: sidePool() })
        .then((end) => void blocks.set(key, { next: end - BigInt(BLOCK) + 1n, end }))
        .finally(() => waiting.delete(key));
      waiting.set(key, refill);
    }
    await refill;
  }
}

/** "SO-2026-000123" */
export function documentNumber(prefix: string, year: number | string, number: bigint): string {
  return `${prefix}-${year}-${number.toString().padStart(6, '0')}`;
}
