// place-order: submit and approve orders of five lines over HTTP through the built application, one
// web process, beside the same statements sent by a bare client in the same run.
import { env } from '@/env';
import { sessionCookieName, writeSessionToken } from '@/server/api/session-token';
import { verify } from '@/server/modules/analytics';
import { readCpu, type CpuReading } from '../cpu';
import { makeCompany, signInClerk, type BenchCompany, type BenchSession } from '../company';
import { analyze, withBenchDatabase, type BenchDatabase } from '../database';
import { Figures, say } from '../figures';
import type { LoadResult } from '../load';
import { fillOrders } from '../order-list/fill';
import { startWebProcess, type Scope } from '../web-process';
import { runBareClients } from './bare-client';
import { runHttpClients } from './http-client';
import { recordOrder, Refill } from './statements';
import { seeded } from './wish';

const BENCH = 'place-order';
const COMPANY = { dealers: 200, products: 500, stock: 5_000_000 };
/** Orders of the years before: indexes have their depth, and plans are made for tables with rows. */
const HISTORY = 20_000;
const WARMUP_SECONDS = 3;
/** Orders before the first figure: code that runs all day is compiled, and that costs once. */
const FIRST_ORDERS = 3000;

export interface PlaceOrderOptions {
  clients: number[];
  seconds: number;
  keep: boolean;
  /** Write CPU profiles of the web process into this folder. */
  profile?: string;
}

function cookieOf({ expiresAt, ...claims }: BenchSession): string {
  const ticket = { ...claims, expiresAt: Math.floor(expiresAt.getTime() / 1000) };
  return `${sessionCookieName()}=${writeSessionToken(ticket, env().AUTH_SECRET)}`;
}

function report(figures: Figures, http: LoadResult, bare: LoadResult): void {
  const at = `${http.clients} client${http.clients === 1 ? '' : 's'}`;
  figures.add(`orders per second, ${at}`, http.perSecond, 'orders/s', bare.perSecond);
  figures.add(`p50, ${at}`, http.p50Ms, 'ms', bare.p50Ms);
  figures.add(`p95, ${at}`, http.p95Ms, 'ms', bare.p95Ms);
}

/** Processor time of one order, by who spends it: it does not depend on what else is running. */
function reportCpu(figures: Figures, run: LoadResult, from: CpuReading, to: CpuReading): void {
  for (const part of ['web', 'client', 'database'] as const) {
    const ms = ((to[part] - from[part]) * 1000) / run.done;
    figures.add(`processor time of an order, ${part}, ${run.clients} clients`, ms, 'ms');
  }
}

/** Fresh numbers beyond those the application gives out. */
function numbersLike(number: string): () => string {
  const prefix = number.slice(0, number.lastIndexOf('-') + 1);
  let next = 5_000_000;
  return () => `${prefix}${(next += 1)}`;
}

async function measure(
  scope: Scope,
  options: PlaceOrderOptions,
  database: BenchDatabase,
  company: BenchCompany,
): Promise<void> {
  const figures = new Figures(BENCH);
  const session = await signInClerk(company.orgId);
  const recorded = await recordOrder(company, session, seeded(1));
  await analyze(database);
  const refill = new Refill(recorded);
  figures.add('statements of an order', recorded.statements.length, 'statements');
  const bare = {
    url: database.appUrl,
    company,
    refill,
    nextNumber: numbersLike(recorded.number),
  };
  const web = await startWebProcess(scope, options.profile);
  const cookie = cookieOf(session);
  const door = { port: web.port, cookie, company };
  for (let done = 0; done < FIRST_ORDERS;) {
    const first = { clients: 8, seconds: WARMUP_SECONDS, warmupSeconds: 0 };
    done += (await runHttpClients({ ...door, random: seeded(2 + done) }, first)).done;
  }
  for (const clients of options.clients) {
    const load = { clients, seconds: options.seconds, warmupSeconds: WARMUP_SECONDS };
    const overHttp = { ...door, random: seeded(clients) };
    // Half of each side first and the other half after, so that a drift of the machine hits both.
    const half = { ...load, seconds: load.seconds / 2 };
    const a = await runBareClients({ ...bare, random: seeded(clients) }, half);
    // Connections and plans are there before the processor time is read.
    await runHttpClients(overHttp, { ...load, seconds: 0 });
    const cpu = await readCpu(web.pid, database.ownerUrl);
    const b = await runHttpClients(overHttp, { ...load, warmupSeconds: 0 });
    reportCpu(figures, b, cpu, await readCpu(web.pid, database.ownerUrl));
    const c = await runBareClients({ ...bare, random: seeded(clients + 1) }, half);
    const mean = (pick: (one: LoadResult) => number) => (pick(a) + pick(c)) / 2;
    report(figures, b, {
      ...a,
      perSecond: mean((one) => one.perSecond),
      p50Ms: mean((one) => one.p50Ms),
      p95Ms: mean((one) => one.p95Ms),
    });
  }
  await web.stop();
  const differences = await verify(company.orgId);
  figures.add('differences found by verify', differences.length, 'differences');
  figures.summarize();
}

export async function runPlaceOrder(scope: Scope, options: PlaceOrderOptions): Promise<void> {
  await withBenchDatabase({ purpose: 'place_order', keep: options.keep }, async (database) => {
    say('Making a company …');
    const company = await makeCompany(COMPANY);
    await fillOrders(database, company, HISTORY);
    await analyze(database);
    await measure(scope, options, database, company);
  });
}
