// One Prisma client that works only inside an open transaction of ours: its pool hands out the
// connection of the current Tx, and BEGIN/COMMIT stay with Tx. So Prisma and plain SQL see one
// transaction and one row-security setting, and Prisma without a tenant is impossible.
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/generated/prisma/client';

const current = new AsyncLocalStorage<pg.PoolClient>();
const OWNED_BY_TX = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);

class JoiningPool extends pg.Pool {
  // The overloads of pg.Pool.connect do not matter here: Prisma calls it without arguments.
  override connect = (async () => {
    const joined = current.getStore();
    if (!joined) throw new Error('Prisma was used outside a transaction');
    return {
      on: () => undefined,
      removeListener: () => undefined,
      release: () => undefined,
      query: (query: { text: string }) =>
        OWNED_BY_TX.has(query.text)
          ? Promise.resolve({ rows: [], fields: [], rowCount: 0 })
          : joined.query(query as never),
    };
  }) as never;

  override query = (() => {
    throw new Error('Prisma was used outside a transaction');
  }) as never;
}

const shared = globalThis as typeof globalThis & { dealerdeskPrisma?: PrismaClient };

function client(): PrismaClient {
  return (shared.dealerdeskPrisma ??= new PrismaClient({
    adapter: new PrismaPg(new JoiningPool()),
    errorFormat: 'minimal',
  }));
}

/** Prisma's view of one open transaction. */
export type Orm = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;

export interface Enrolment {
  orm: Orm;
  /** Ends Prisma's side; call before COMMIT or ROLLBACK. */
  leave(): Promise<void>;
}

/** Lets Prisma take part in the transaction that is open on this connection. */
export async function enrol(connection: pg.PoolClient): Promise<Enrolment> {
  return new Promise<Enrolment>((resolve, reject) => {
    let finish!: () => void;
    const finished = new Promise<void>((done) => {
      finish = done;
    });
    const whole = current.run(connection, () =>
      client().$transaction(
        async (orm) => {
          resolve({
            orm: orm,
            leave: async () => {
              finish();
              await whole.catch(() => undefined);
            },
          });
          await finished;
        },
        { maxWait: 10_000, timeout: 600_000 },
      ),
    );
    whole.catch(reject);
  });
}
