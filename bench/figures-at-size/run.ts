// fold: the time to fold 1,000 new orders beside little and much history (at most 1.2 times as long).
// rebuild: ledger entries a second, beside one plain aggregate of the same ledger.
// dashboard: p95 of what each dashboard asks, at both sizes (at most twice, and below 100 ms).
import { catchUp, rebuild } from '@/server/modules/analytics';
import { keepComparisons } from '@/server/modules/analytics/usecases/keep-comparisons';
import { readBudgetExecution } from '@/server/modules/analytics';
import { readReceivablesDashboard } from '@/server/modules/analytics';
import { readOtif, readReturns, readTargets } from '@/server/modules/analytics';
import { readDashboard } from '@/server/modules/analytics/usecases/read-dashboard';
import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import { readExpenseFlow } from '@/server/modules/analytics/usecases/read-money-figures';
import { readOrderFlowCauses } from '@/server/modules/analytics/usecases/read-order-flow';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { listTrailEntries, listTrailLines } from '@/server/modules/analytics/usecases/read-trail';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import { Problem } from '../../scripts/lib/say.mjs';
import { analyze, use, withBenchDatabase } from '../database';
import { ascending, Figures, percentile } from '../figures';
import { fillSize, findSize, type Sized } from './fill';

export const FIGURE_BENCHES = ['fold', 'rebuild', 'dashboard'] as const;
export type FigureBench = (typeof FIGURE_BENCHES)[number];

export interface AtSizeOptions {
  benches: readonly FigureBench[];
  sizes: [number, number];
  repeats: number;
  keep: boolean;
  /** Databases that an earlier run kept, instead of filling new ones. */
  on?: [string, string];
  /** Dashboards whose name has this text; left out: all. */
  only?: string;
}

/** A day near the end of the fiscal year that is asked for. */
const NOW = new Date('2025-12-28T04:00:00Z');
const NEW_ORDERS = 1_000;
const ROUNDS = 7;

/** Two lines an order: requested, approved and shipped, of dealers and products drawn at random. */
async function post({ company }: Sized): Promise<void> {
  await systemWork(company.orgId, ({ tx }) =>
    tx.run(sql`
      INSERT INTO order_flow_entry (org_id, kind, occurred_on, due_on, order_id, line_id, dealer_id,
        product_id, currency, quantity, net_minor, order_first, product_first, category_first,
        line_count, doc_kind, doc_id)
      SELECT ${company.orgId}::uuid, k.kind, '2025-12-15', '2025-12-20', o.id, l.id, o.dealer_id,
        l.product_id, 'USD', 5, 6250, (l.n = 1)::int, 1, 1, 1, 'order', o.id
      FROM (SELECT gen_random_uuid() AS id,
          (${company.dealerIds}::uuid[])[1 + floor(random() * ${company.dealerIds.length}::int)::int]
            AS dealer_id
        FROM generate_series(1, ${NEW_ORDERS}::int)) o
      CROSS JOIN LATERAL (SELECT n, gen_random_uuid() AS id, (${company.productIds}::uuid[])[1 +
          floor(random() * ${company.productIds.length}::int + 0 * length(o.id::text))::int]
            AS product_id
        FROM generate_series(1, 2) AS n) l
      CROSS JOIN (VALUES ('REQUESTED'), ('APPROVED'), ('SHIPPED')) AS k(kind)`),
  );
}

/** Comparisons that are kept are those of that day. */
async function keepOf({ database, company }: Sized): Promise<void> {
  await use(database);
  await keepComparisons(company.orgId, NOW);
  await analyze(database);
}

async function foldNew(sized: Sized): Promise<number> {
  await use(sized.database);
  await post(sized);
  const started = performance.now();
  await catchUp(sized.company.orgId, 60_000, NOW);
  return performance.now() - started;
}

async function benchFold(sizes: readonly [Sized, Sized]): Promise<void> {
  const figures = new Figures('fold');
  const [few, many]: [number[], number[]] = [[], []];
  // The first round meets cold plans and pages at both sizes and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = [await foldNew(sizes[0]), await foldNew(sizes[1])];
    if (round > 0) {
      few.push(times[0] ?? 0);
      many.push(times[1] ?? 0);
    }
  }
  const at = (times: number[], share: number) => percentile(ascending(times), share);
  figures.add('fold 1,000 new orders, median', at(many, 0.5), 'ms', at(few, 0.5));
  figures.add('fold 1,000 new orders, fastest', Math.min(...many), 'ms', Math.min(...few));
  figures.summarize();
}

async function benchRebuild(sized: Sized): Promise<void> {
  const figures = new Figures('rebuild');
  await use(sized.database);
  const { orgId } = sized.company;
  const counted = await systemWork(orgId, async ({ tx }) => {
    const started = performance.now();
    const row = await tx.row<{ entries: bigint }>(sql`
      WITH sums AS (
        SELECT date_trunc('month', occurred_on) AS month, dealer_id, product_id, currency,
          count(*) AS entries, sum(quantity) AS quantity, sum(net_minor) AS net
        FROM order_flow_entry WHERE org_id = ${orgId}::uuid GROUP BY 1, 2, 3, 4)
      SELECT sum(entries)::bigint AS entries FROM sums`);
    return { entries: Number(row?.entries ?? 0n), seconds: (performance.now() - started) / 1000 };
  });
  const plain = counted.entries / counted.seconds;
  const started = performance.now();
  const { entries } = await rebuild(orgId);
  const seconds = (performance.now() - started) / 1000;
  figures.add('rebuild of every rollup, ledger entries', entries / seconds, 'rows/s', plain);
  figures.add('rebuild of every rollup', seconds, 's', counted.seconds);
  figures.summarize();
}

const YEAR = { from: '2025-01-01', to: '2025-12-31', locale: 'en' };

type Ask = (work: Work, sized: Sized) => Promise<unknown>;

/** Price, mix and quantity against each basis, by each dimension. */
const COMPARISONS = (
  [
    ['', 'BUDGET'],
    [' against last year', 'LAST_YEAR'],
    [' against last period', 'LAST_PERIOD'],
  ] as const
).flatMap(([against, basis]) =>
  (['product', 'dealer', 'region'] as const).map((by): readonly [string, Ask] => [
    `price, mix, quantity${against} by ${by}`,
    (work, { yearId }) => readPriceMixQuantity(work, { yearId, basis, by }),
  ]),
);

const QUESTIONS: readonly (readonly [string, Ask])[] = [
  ['home', (work) => readDashboard(work, { locale: 'en' })],
  ['executive', (work) => readExecutive(work)],
  ['budget execution', (work, { yearId }) => readBudgetExecution(work, { yearId })],
  ['variance', (work, { yearId }) => readVariance(work, { yearId })],
  ...COMPARISONS,
  [
    'order flow',
    async (work) => {
      await readOrderFlowCauses(work, YEAR);
      await readOtif(work, YEAR);
      await readReturns(work, YEAR);
    },
  ],
  ['order flow: causes', (work) => readOrderFlowCauses(work, YEAR)],
  ['order flow: service (OTIF)', (work) => readOtif(work, YEAR)],
  ['order flow: returns', (work) => readReturns(work, YEAR)],
  [
    'expense flow',
    (work, { yearId }) => readExpenseFlow(work, { yearId, scope: 'ALL', locale: 'en' }),
  ],
  ['receivables', (work) => readReceivablesDashboard(work)],
  ['dealers and targets', (work) => readTargets(work, { ...YEAR, subject: 'DEALER' })],
  [
    'entries behind a figure',
    (work, { yearId }) =>
      listTrailEntries(work, {
        ...{ yearId, fromNo: 1, toNo: 12, kinds: ['ACTUAL'], locale: 'en', limit: 50 },
      }),
  ],
  [
    'lines behind a month',
    (work) =>
      listTrailLines(work, {
        ...{ from: '2025-11-01', to: '2025-11-30', kind: 'SHIPPED', locale: 'en', limit: 50 },
      }),
  ],
  [
    'lines behind a product in a year',
    (work, { company }) =>
      listTrailLines(work, {
        ...{ from: YEAR.from, to: YEAR.to, kind: 'SHIPPED', locale: 'en', limit: 50 },
        productId: company.productIds[0],
      }),
  ],
];

async function ask(sized: Sized, question: Ask, repeats: number): Promise<number[]> {
  await use(sized.database);
  const times: number[] = [];
  for (let i = 0; i < repeats + 2; i += 1) {
    const started = performance.now();
    await systemWork(sized.company.orgId, (work) => question(work, sized), { now: NOW });
    // Two to warm the connection's plans.
    if (i > 1) times.push(performance.now() - started);
  }
  return times;
}

async function benchDashboard(
  sizes: readonly [Sized, Sized],
  { repeats, only = '' }: Pick<AtSizeOptions, 'repeats' | 'only'>,
): Promise<void> {
  const figures = new Figures('dashboard');
  const asked = QUESTIONS.filter(([name]) => name.includes(only));
  if (asked.length === 0) throw new Problem(`--only ${only}: no dashboard has that in its name.`);
  for (const [name, question] of asked) {
    const [few, many]: [number[], number[]] = [[], []];
    for (let round = 0; round < 2; round += 1) {
      few.push(...(await ask(sizes[0], question, Math.ceil(repeats / 2))));
      many.push(...(await ask(sizes[1], question, Math.ceil(repeats / 2))));
    }
    for (const [label, share] of [['median', 0.5] as const, ['p95', 0.95] as const]) {
      const [value, before] = [many, few].map((times) => percentile(ascending(times), share));
      figures.add(`${name}, ${label}`, value ?? 0, 'ms', before ?? 0);
    }
  }
  figures.summarize();
}

export async function runAtSize(options: AtSizeOptions): Promise<void> {
  const { benches, sizes, keep, on } = options;
  const at = (i: 0 | 1) => ({ purpose: `figures_${sizes[i]}`, keep, on: on?.[i] });
  await withBenchDatabase(at(0), async (first) => {
    const small = await (on ? findSize(first) : fillSize(first, sizes[0]));
    await withBenchDatabase(at(1), async (second) => {
      const large = await (on ? findSize(second) : fillSize(second, sizes[1]));
      for (const one of [small, large]) await keepOf(one);
      if (benches.includes('dashboard')) await benchDashboard([small, large], options);
      if (benches.includes('fold')) await benchFold([small, large]);
      if (benches.includes('rebuild')) await benchRebuild(large);
    });
  });
}
