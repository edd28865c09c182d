// order-list: the order list at two sizes of a company. The larger may take at most half as long
// again as the smaller, and less than 30 ms of server time.
import { verify } from '@/server/modules/analytics';
import { makeCompany, signInClerk } from '../company';
import { analyze, asLogin, withBenchDatabase, type BenchDatabase } from '../database';
import { Figures, say } from '../figures';
import { fillOrders } from './fill';
import { ask, callerOf, questionsFor, type Timing } from './questions';

const BENCH = 'order-list';
const COMPANY = { dealers: 400, products: 1_000, stock: 0 };

export interface OrderListOptions {
  /** Smaller and larger number of orders. */
  sizes: [number, number];
  repeats: number;
  keep: boolean;
  /** Prove the smaller company by `verify` too. */
  verify: boolean;
}

interface Measured {
  timings: Map<string, Timing>;
  fillSeconds: number;
  megabytes: number;
  differences: number | null;
}

async function sizeOf({ ownerUrl }: BenchDatabase): Promise<number> {
  return asLogin(ownerUrl, async (client) => {
    const { rows } = await client.query<{ mb: number }>(
      'SELECT (pg_database_size(current_database()) / 1048576)::int AS mb',
    );
    return rows[0]?.mb ?? 0;
  });
}

async function measure(count: number, options: OrderListOptions): Promise<Measured> {
  const purpose = { purpose: `order_list_${count}`, keep: options.keep };
  return withBenchDatabase(purpose, async (database) => {
    say(`Filling ${count.toLocaleString('en')} orders …`);
    const company = await makeCompany(COMPANY);
    const started = performance.now();
    await fillOrders(database, company, count);
    await analyze(database);
    const fillSeconds = (performance.now() - started) / 1000;
    const caller = callerOf(await signInClerk(company.orgId));
    const timings = new Map<string, Timing>();
    for (const question of await questionsFor(caller, company, count)) {
      timings.set(question.name, await ask(caller, question, options.repeats));
    }
    const isProved = options.verify && count === Math.min(...options.sizes);
    const differences = isProved ? (await verify(company.orgId)).length : null;
    return { timings, fillSeconds, megabytes: await sizeOf(database), differences };
  });
}

const thousands = (count: number) => count.toLocaleString('en');

export async function runOrderList(options: OrderListOptions): Promise<void> {
  const figures = new Figures(BENCH);
  const [small, large] = options.sizes;
  const before = await measure(small, options);
  const after = await measure(large, options);
  say(`value: ${thousands(large)} orders; baseline: ${thousands(small)} orders`);
  for (const [name, timing] of after.timings) {
    const smaller = before.timings.get(name);
    figures.add(`${name}, median`, timing.medianMs, 'ms', smaller?.medianMs ?? null);
    figures.add(`${name}, p95`, timing.p95Ms, 'ms', smaller?.p95Ms ?? null);
  }
  figures.add('time to fill', after.fillSeconds, 's', before.fillSeconds);
  figures.add('database size', after.megabytes, 'MB', before.megabytes);
  if (before.differences !== null) {
    figures.add('differences found by verify (smaller)', before.differences, 'differences');
  }
  figures.summarize();
}
