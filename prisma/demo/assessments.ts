// How dealers and centres were judged: two schemes, the months and the quarter that are over, an
// appeal that was upheld and one that waits.
import { addMonths, endOfMonth, startOfMonth } from '@/kernel/business-date';
import { quarterOf, type Period } from '@/kernel/period';
import {
  createScheme,
  decideAppeal,
  finishRun,
  getRun,
  publishRun,
  raiseAppeal,
  runAssessment,
  type SchemeInput,
} from '@/server/modules/assessments';
import { as, type World } from './world';

const MONTHS = 5;

type Line = SchemeInput['indicators'][number];

const STANDARD = [
  { from: 0n, score: 0n },
  { from: 800_000n, score: 6_000n },
  { from: 1_000_000n, score: 10_000n },
  { from: 1_200_000n, score: 12_000n },
];

const line = (
  indicator: Line['indicator'],
  percent: number,
  target: number,
  more: Partial<Line> = {},
): Line => ({
  indicator,
  weightPpm: BigInt(percent) * 10_000n,
  targetPpm: BigInt(Math.round(target * 1_000_000)),
  ...{ better: 'HIGHER', controllable: true, scoring: 'LINEAR', bands: STANDARD },
  ...more,
});

const SHARED = {
  delayDays: 5,
  noBasis: 'EXCLUDE',
  recipients: [],
  recipientRoles: ['EXECUTIVE', 'SALES_MANAGER'],
  mailsReport: true,
  publishesItself: false,
  active: true,
  grades: [
    { from: 9_000n, grade: 'A' },
    { from: 7_500n, grade: 'B' },
    { from: 6_000n, grade: 'C' },
    { from: 0n, grade: 'D' },
  ],
} satisfies Partial<SchemeInput>;

const DEALERS: SchemeInput = {
  ...SHARED,
  ...{ code: 'DEALER-MONTH', name: 'Dealers, every month', subjectKind: 'DEALER' },
  names: { 'zh-Hans': '经销商月度考核', 'zh-Hant': '經銷商月度考核' },
  frequency: 'MONTH',
  indicators: [
    line('salesAttainment', 35, 1),
    line('collectionRate', 25, 0.6),
    line('returnRate', 15, 0.03, { better: 'LOWER' }),
    line('fillRate', 10, 0.98, { controllable: false }),
    line('onTimeInFull', 15, 0.9, { controllable: false }),
  ],
};

const CENTRES: SchemeInput = {
  ...SHARED,
  ...{ code: 'CENTRE-QUARTER', name: 'Centres, every quarter', subjectKind: 'CENTRE' },
  names: { 'zh-Hans': '责任中心季度考核', 'zh-Hant': '責任中心季度考核' },
  frequency: 'QUARTER',
  indicators: [
    line('budgetExecution', 40, 1, { better: 'NEAR' }),
    line('expenseToSales', 20, 0.08, { better: 'LOWER' }),
    line('grossMargin', 20, 0.3),
    line('daysSalesOutstanding', 20, 45, { better: 'LOWER', controllable: false }),
  ],
};

async function judge(world: World, schemeId: string, period: Period): Promise<string> {
  const { today } = world;
  const run = await as(world, 'CONTROLLER', today, (work) =>
    runAssessment(work, { schemeId, ...period }),
  );
  await as(world, 'EXECUTIVE', today, (work) => publishRun(work, run));
  return run.id;
}

/** The worst placed dealer disputes what it is worst at. */
async function dispute(world: World, runId: string, reason: string): Promise<string> {
  return as(world, 'SALES_MANAGER', world.today, async (work) => {
    const { scores } = await getRun(work, runId);
    const worst = scores.filter(({ total }) => total !== null).at(-1);
    const [weakest] = (worst?.lines ?? []).toSorted((a, b) =>
      (a.score ?? 0n) < (b.score ?? 0n) ? -1 : 1,
    );
    if (!worst || !weakest) throw new Error('nobody was judged');
    const { subjectId } = worst;
    const { appealId } = await raiseAppeal(work, {
      ...{ runId, subjectId, lineNo: weakest.lineNo, reason },
    });
    return appealId;
  });
}

/** After the figures are folded. */
export async function assessPast(world: World): Promise<void> {
  const { today } = world;
  const [dealers, centres] = await as(world, 'CONTROLLER', today, async (work) => [
    await createScheme(work, DEALERS),
    await createScheme(work, CENTRES),
  ]);
  const runs: string[] = [];
  for (let back = MONTHS; back >= 1; back -= 1) {
    const from = startOfMonth(addMonths(today, -back));
    runs.push(await judge(world, dealers?.id ?? '', { from, to: endOfMonth(from) }));
  }
  await judge(world, centres?.id ?? '', quarterOf(addMonths(quarterOf(today).from, -1)));
  const [before, last] = [runs.at(-2) ?? '', runs.at(-1) ?? ''];
  const appealId = await dispute(world, before, 'The typhoon closed the shop for ten days');
  await as(world, 'EXECUTIVE', today, (work) =>
    decideAppeal(work, {
      appealId,
      decision: 'UPHOLD',
      adjustment: 2_000n,
      answer: 'Twenty points for the days it was closed',
    }),
  );
  for (const id of runs.slice(0, -1)) {
    await as(world, 'EXECUTIVE', today, async (work) => {
      const { version } = await getRun(work, id);
      await finishRun(work, { id, version });
    });
  }
  await dispute(world, last, 'Our transfer of the last day is not in it');
}
