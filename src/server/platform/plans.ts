// Plans that were made while tables were small. PostgreSQL keeps them per connection, also the ones
// behind foreign keys: on a table of a few rows any index that begins with the organization looks as
// good as the primary key, and after ten thousand rows were added each check of a reference would
// walk through the whole company. The next ANALYZE ends that, but not within a transaction that has
// just written those rows.
import { sql } from './sql';
import type { Tx } from './tx';

/** Makes this connection plan again with today's table sizes. For use between bulk writes. */
export async function forgetPlans(tx: Tx): Promise<void> {
  // Not a named statement: DISCARD cannot be prepared.
  await tx.client.query('DISCARD PLANS');
}

/**
 * Every statement of this transaction is planned for the tables as they are now, for some milliseconds
 * each: for work in large steps over tables that may have grown many times since the last one.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await tx.run(sql`SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`);
}
