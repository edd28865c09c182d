// order-list: the order list at two sizes of a company. The larger may take at most half as long
// again as the smaller, and less than 30 ms of server time. Both are asked in turns, so that
// whatever else the machine does meets both.
import { verify } from '@/server/modules/analytics';
import { makeCompany, signInClerk } from '../company';
import { analyze, asLogin, use, withBenchDatabase, type BenchDatabase } from '../database';
import { ascending, Figures, percentile, say } from '../figures';
import { fillOrders } from './fill';
import { ask, callerOf, questionsFor, type Caller, type Question } from './questions';

const BENCH = 'order-list';
const COMPANY = { dealers: 400, products: 1_000, stock: 0 };
const ROUNDS = 4;

export interface OrderListOptions {
  /** Smaller and larger number of orders. */
  sizes: [number, number];
  repeats: number;
  keep: boolean;
  /** Prove the smaller company by `verify` too. */
  verify: boolean;
}

interface Filled {
  database: BenchDatabase;
  orgId: string;
  caller: Caller;
  questions: Question[];
  seconds: number;
  megabytes: number;
}

async function sizeOf({ ownerUrl }: BenchDatabase): Promise<number> {
  return asLogin(ownerUrl, async (client) => {
    const { rows } = await client.query<{ mb: number }>(
      'SELECT (pg_database_size(current_database()) / 1048576)::int AS mb',
    );
    return rows[0]?.mb ?? 0;
  });
}

async function fill(database: BenchDatabase, count: number): Promise<Filled> {
  say(`Filling ${count.toLocaleString('en')} orders …`);
  const company = await makeCompany(COMPANY);
  const started = performance.now();
  await fillOrders(database, company, count);
  await analyze(database);
  const seconds = (performance.now() - started) / 1000;
  const caller = callerOf(await signInClerk(company.orgId));
  const questions = await questionsFor(caller, company, count);
  const { orgId } = company;
  return { database, orgId, caller, questions, seconds, megabytes: await sizeOf(database) };
}

/** Sorted times of one question at each size, asked in turns. */
async function inTurns(sizes: readonly Filled[], index: number, repeats: number) {
  const times = sizes.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, { database, caller, questions }] of sizes.entries()) {
      const question = questions[index];
      if (!question) throw new Error('the sizes have different questions');
      await use(database);
      const asked = { repeats: Math.ceil(repeats / ROUNDS), from: round * repeats };
      times[i]?.push(...(await ask(caller, question, asked)));
    }
  }
  return times.map(ascending);
}

async function compare(small: Filled, large: Filled, options: OrderListOptions): Promise<void> {
  const figures = new Figures(BENCH);
  const [fewer, more] = options.sizes.map((count) => count.toLocaleString('en'));
  say(`value: ${more} orders; baseline: ${fewer} orders`);
  for (const [index, { name }] of large.questions.entries()) {
    const [before = [], after = []] = await inTurns([small, large], index, options.repeats);
    for (const [label, share] of [['median', 0.5] as const, ['p95', 0.95] as const]) {
      const value = percentile(after, share);
      figures.add(`${name}, ${label}`, value, 'ms', percentile(before, share));
    }
  }
  figures.add('time to fill', large.seconds, 's', small.seconds);
  figures.add('database size', large.megabytes, 'MB', small.megabytes);
  if (options.verify) {
    await use(small.database);
    const differences = await verify(small.orgId);
    figures.add('differences found by verify (smaller)', differences.length, 'differences');
  }
  figures.summarize();
}

export async function runOrderList(options: OrderListOptions): Promise<void> {
  const { keep, sizes } = options;
  const named = (count: number) => ({ purpose: `order_list_${count}`, keep });
  await withBenchDatabase(named(sizes[0]), async (first) => {
    const small = await fill(first, sizes[0]);
    await withBenchDatabase(named(sizes[1]), async (second) => {
      await compare(small, await fill(second, sizes[1]), options);
    });
  });
}
