// The baseline: the recorded statements sent by bare `pg` clients, one connection and one open
// transaction per client, prepared once per connection, with the same durability.
import type pg from 'pg';
import { openPool } from '@/server/platform/db';
import { closedLoop, type LoadResult, type LoadWish } from '../load';
import type { BenchCompany } from '../company';
import type { Refill, Statement } from './statements';
import { drawOrder, type Random } from './wish';

async function send(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  try {
    for (const { name, text, values } of statements) {
      await (name === undefined ? client.query(text) : client.query({ name, text, values }));
    }
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** A deadlock is tried again, as the application does. */
async function sendAgain(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  for (;;) {
    try {
      return await send(client, statements);
    } catch (error) {
      if ((error as { code?: unknown }).code !== '40P01') throw error;
    }
  }
}

export interface BareWish {
  url: string;
  company: BenchCompany;
  refill: Refill;
  random: Random;
  nextNumber: () => string;
}

export async function runBareClients(bare: BareWish, load: LoadWish): Promise<LoadResult> {
  const pool = openPool(bare.url, load.clients);
  const clients = await Promise.all(Array.from({ length: load.clients }, () => pool.connect()));
  try {
    return await closedLoop(load, async (index) => {
      const client = clients[index];
      if (!client) throw new Error('a client is missing');
      const order = drawOrder(bare.company, bare.random);
      await sendAgain(client, bare.refill.statementsFor(order, bare.nextNumber()));
    });
  } finally {
    for (const client of clients) client.release();
    await pool.end();
  }
}
