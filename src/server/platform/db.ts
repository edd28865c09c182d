// Connections: one small pool per process for the least-privilege role, one for reads on a replica.
import pg from 'pg';
import { env } from '@/env';
import { log } from './log';

const OID = { int8: 20, date: 1082, numeric: 1700, int8Array: 1016, dateArray: 1182 } as const;

/** int8 as bigint, numeric and date as text: no value of a document may pass through a float. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string) {
    if (oid === OID.int8) return BigInt as never;
    if (oid === OID.date || oid === OID.numeric) return ((text: string) => text) as never;
    return pg.types.getTypeParser(oid, format as 'text') as never;
  },
};

/**
 * What every session is set to. `random_page_cost`: the working set is in memory or on flash, where
 * a page is a page; at its default of 4, made for turning disks, a table of a few hundred rows is
 * read whole for the five rows an order needs.
 */
const SESSION = [
  '-c role=dealerdesk_app',
  '-c timezone=UTC',
  '-c search_path=public',
  '-c random_page_cost=1.1',
].join(' ');

/** A pool as the application's role, whatever login the URL names. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: SESSION,
    application_name: 'dealerdesk',
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Statements are sent without waiting for the answers before them (docs/adr/0008).
    pipeline: true,
  });
  // Its message alone: pg hangs the whole client on the error.
  pool.on('error', ({ message }) => log.error({ message }, 'idle database connection failed'));
  return pool;
}

// Next bundles server code more than once; one process must still have one pool.
const shared = globalThis as typeof globalThis & {
  dealerdeskPools?: { primary?: pg.Pool; replica?: pg.Pool; side?: pg.Pool };
};
const pools = (shared.dealerdeskPools ??= {});

export function primaryPool(): pg.Pool {
  return (pools.primary ??= openPool(env().DATABASE_URL, env().DATABASE_POOL));
}

/** The replica for dashboards and lists, or the primary where none is set. */
export function replicaPool(): pg.Pool {
  const url = env().DATABASE_REPLICA_URL;
  if (!url) return primaryPool();
  return (pools.replica ??= openPool(url, env().DATABASE_POOL));
}

const SIDE_POOL = 2;

/**
 * For a short transaction beside one that is open (a block of numbers, a counted attempt). With
 * connections of its own: were all of the primary pool held by transactions that wait for such a
 * second one, nobody would ever go on.
 */
export function sidePool(): pg.Pool {
  return (pools.side ??= openPool(env().DATABASE_URL, SIDE_POOL));
}

export async function closePools(): Promise<void> {
  const open = [pools.primary, pools.replica, pools.side].filter((pool) => pool !== undefined);
  pools.primary = undefined;
  pools.replica = undefined;
  pools.side = undefined;
  await Promise.all(open.map((pool) => pool.end()));
}
