// What the demo company plans and spends by: centres with their owners, the chart of accounts,
// programmes, three fiscal years, who approves what, and a person on leave.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import { createRule, delegate, type NewRule } from '@/server/modules/approvals';
import {
  closePeriod,
  createCalendar,
  createYear,
  listCalendars,
  upsertAccounts,
  upsertCentres,
  upsertProgrammes,
  type AccountKind,
  type CentreKind,
  type Operator,
} from '@/server/modules/centres';
import { systemWork } from '@/server/platform/work';
import { PEOPLE, type LocalName } from './names';
import { as, type World } from './world';

const local = ({ hans, hant }: LocalName) => ({ 'zh-Hans': hans, 'zh-Hant': hant });
const said = (en: string, hans: string, hant: string): LocalName => ({ en, hans, hant });

type CentreSpec = [string, LocalName, string | null, CentreKind, string];

const CENTRES: readonly CentreSpec[] = [
  ['C-TOP', said('Formosa Trail', '福尔摩沙山径', '福爾摩沙山徑'), null, 'PROFIT', 'EXECUTIVE'],
  ['C-SALES', said('Sales', '销售部', '業務部'), 'C-TOP', 'REVENUE', 'SALES_MANAGER'],
  ['C-NORTH', said('Sales north', '北区销售', '北區業務'), 'C-SALES', 'REVENUE', 'SALES_MANAGER'],
  ['C-MIDDLE', said('Sales centre', '中区销售', '中區業務'), 'C-SALES', 'REVENUE', 'SALES_MANAGER'],
  ['C-SOUTH', said('Sales south', '南区销售', '南區業務'), 'C-SALES', 'REVENUE', 'SALES_MANAGER'],
  ['C-MKT', said('Marketing', '市场部', '行銷部'), 'C-TOP', 'COST', 'EXECUTIVE'],
  ['C-BRAND', said('Brand', '品牌', '品牌'), 'C-MKT', 'COST', 'EXECUTIVE'],
  ['C-TRADE', said('Trade marketing', '渠道营销', '通路行銷'), 'C-SALES', 'COST', 'SALES_MANAGER'],
  ['C-LOG', said('Logistics', '物流部', '物流部'), 'C-TOP', 'COST', 'CONTROLLER'],
  ['C-WH', said('Warehouses', '仓储', '倉儲'), 'C-LOG', 'COST', 'CONTROLLER'],
  ['C-FLEET', said('Transport', '运输', '運輸'), 'C-LOG', 'COST', 'CONTROLLER'],
  ['C-FIN', said('Finance and IT', '财务与信息', '財務與資訊'), 'C-TOP', 'COST', 'FINANCE'],
  ['C-STORE', said('Flagship store', '旗舰店', '旗艦店'), 'C-TOP', 'INVESTMENT', 'EXECUTIVE'],
];

/** Whose dealers' sales a centre answers for; the centres above it answer for all of them. */
export const REGION_OF: Readonly<Record<string, string>> = {
  'C-NORTH': 'TW-N',
  'C-MIDDLE': 'TW-C',
  'C-SOUTH': 'TW-S',
};

type AccountSpec = [string, LocalName, string | null, AccountKind, Operator];

const ACCOUNTS: readonly AccountSpec[] = [
  ['NET', said('Net result', '净利', '淨利'), null, 'RESULT', '+'],
  ['4000', said('Net sales', '销售净额', '銷貨淨額'), 'NET', 'REVENUE', '+'],
  ['4100', said('Sales of goods', '商品销售', '商品銷售'), '4000', 'REVENUE', '+'],
  ['4200', said('Returns and allowances', '退货与折让', '退貨與折讓'), '4000', 'REVENUE', '-'],
  ['5000', said('Cost of goods sold', '销售成本', '銷貨成本'), 'NET', 'EXPENSE', '-'],
  ['5100', said('Goods', '商品成本', '商品成本'), '5000', 'EXPENSE', '+'],
  ['5200', said('Inbound freight', '进货运费', '進貨運費'), '5000', 'EXPENSE', '+'],
  ['6000', said('Sales expenses', '销售费用', '銷售費用'), 'NET', 'EXPENSE', '-'],
  ['6100', said('Display fees', '陈列费', '陳列費'), '6000', 'EXPENSE', '+'],
  ['6200', said('Promotions', '促销费', '促銷費'), '6000', 'EXPENSE', '+'],
  ['6300', said('Listing fees', '进场费', '上架費'), '6000', 'EXPENSE', '+'],
  ['6400', said('Dealer rebates', '经销商返利', '經銷商返利'), '6000', 'EXPENSE', '+'],
  ['6500', said('Travel', '差旅费', '差旅費'), '6000', 'EXPENSE', '+'],
  ['7000', said('Marketing', '市场费用', '行銷費用'), 'NET', 'EXPENSE', '-'],
  ['7100', said('Advertising', '广告费', '廣告費'), '7000', 'EXPENSE', '+'],
  ['7200', said('Trade fairs', '展会费', '展覽費'), '7000', 'EXPENSE', '+'],
  ['8000', said('Operating expenses', '营业费用', '營業費用'), 'NET', 'EXPENSE', '-'],
  ['8100', said('Wages', '薪资', '薪資'), '8000', 'EXPENSE', '+'],
  ['8200', said('Outbound freight', '出货运费', '出貨運費'), '8000', 'EXPENSE', '+'],
  ['8300', said('Rent', '租金', '租金'), '8000', 'EXPENSE', '+'],
  ['8400', said('Software', '软件费', '軟體費'), '8000', 'EXPENSE', '+'],
  ['9000', said('Headcount', '人数', '人數'), 'NET', 'STATISTIC', '~'],
];

type ProgrammeSpec = [string, LocalName, string | null, boolean];

const PROGRAMMES: readonly ProgrammeSpec[] = [
  ['P-LAUNCH', said('Spring launch', '春季新品', '春季新品'), null, true],
  [
    'P-LAUNCH-N',
    said('Spring launch, north', '春季新品（北区）', '春季新品（北區）'),
    'P-LAUNCH',
    true,
  ],
  ['P-CAMP', said('Autumn camp days', '秋季露营节', '秋季露營節'), null, true],
  ['P-TEN', said('Tenth anniversary', '十周年庆', '十週年慶'), null, true],
  ['P-OLD', said('Ninth anniversary', '九周年庆', '九週年慶'), null, false],
];

const emailOf = (role: string) => {
  const person = PEOPLE.find((one) => one.role === role);
  if (!person) throw new Error(`the demo has nobody who is ${role}`);
  return `${person.email}@formosa.example`;
};

/** Before this day trade marketing belonged to sales. */
const reorganized = (today: BusinessDate) => addDays(today, -75);

async function createTrees(world: World): Promise<void> {
  await systemWork(world.orgId, async (work) => {
    const centre = ([code, name, parentCode, kind, role]: CentreSpec) => ({
      ...{ code, name: name.en, names: local(name), parentCode, kind },
      ownerEmail: emailOf(role),
      regionId: world.regions.get(REGION_OF[code] ?? '') ?? null,
    });
    await upsertCentres(work, CENTRES.map(centre));
    await upsertAccounts(
      work,
      ACCOUNTS.map(([code, name, parentCode, kind, operator]) => {
        return { code, name: name.en, names: local(name), parentCode, kind, operator };
      }),
    );
    await upsertProgrammes(
      work,
      PROGRAMMES.map(([code, name, parentCode, active]) => {
        return { code, name: name.en, names: local(name), parentCode, active };
      }),
    );
  });
  await as(world, 'CONTROLLER', world.today, async (work) => {
    const moved = { code: 'C-TRADE', name: 'Trade marketing', parentCode: 'C-MKT' };
    await upsertCentres(work, [moved], { movedFrom: reorganized(world.today) });
  });
}

async function createYears({ orgId, today }: World): Promise<void> {
  const year = Number(today.slice(0, 4));
  await systemWork(orgId, async (work) => {
    const months = { code: 'FISCAL', name: 'Fiscal calendar', kind: 'MONTH' } as const;
    const { id } = await createCalendar(work, { ...months, isDefault: true });
    for (const one of [year - 1, year, year + 1]) {
      await createYear(work, { calendarId: id, startsOn: `${one}-01-01` });
    }
    const weeks = { code: 'RETAIL', name: 'Retail weeks', kind: 'WEEKS_445' } as const;
    const retail = await createCalendar(work, { ...weeks, isDefault: false });
    // The Monday nearest to the first of January, as ISO 8601 begins its years.
    const first = `${year}-01-01`;
    const weekday = new Date(`${first}T00:00:00Z`).getUTCDay() || 7;
    const startsOn = addDays(first, weekday <= 4 ? 1 - weekday : 8 - weekday);
    await createYear(work, { calendarId: retail.id, startsOn });
  });
}

const minor = (major: number) => BigInt(major) * 100n;
const role = (one: 'SALES_MANAGER' | 'FINANCE' | 'CONTROLLER' | 'EXECUTIVE') => {
  return { kind: 'ROLE', role: one } as const;
};
const OWNER = { kind: 'OWNER' } as const;

const RULES: readonly NewRule[] = [
  {
    ...{ code: 'ER-SMALL', name: 'Small expenses go through', docKind: 'EXPENSE_REQUEST' },
    ...{ priority: 10, amountToMinor: minor(5_000), steps: [] },
  },
  {
    ...{ code: 'ER-LARGE', name: 'Large expenses', docKind: 'EXPENSE_REQUEST', priority: 20 },
    ...{ amountFromMinor: minor(200_000), steps: [OWNER, role('FINANCE'), role('EXECUTIVE')] },
  },
  {
    ...{ code: 'ER-ANY', name: 'All other expenses', docKind: 'EXPENSE_REQUEST', priority: 90 },
    steps: [OWNER, role('FINANCE')],
  },
  {
    ...{ code: 'BC-LARGE', name: 'Large budget changes', docKind: 'BUDGET_CHANGE', priority: 10 },
    ...{ amountFromMinor: minor(500_000), steps: [role('CONTROLLER'), role('EXECUTIVE')] },
  },
  {
    ...{ code: 'BC-ANY', name: 'All other budget changes', docKind: 'BUDGET_CHANGE' },
    ...{ priority: 90, steps: [role('CONTROLLER')] },
  },
  {
    ...{ code: 'BUDGET', name: 'The budget of a year', docKind: 'BUDGET', priority: 10 },
    steps: [role('EXECUTIVE')],
  },
];

async function createRules(world: World): Promise<void> {
  await as(world, 'CONTROLLER', world.today, async (work) => {
    for (const rule of RULES) await createRule(work, rule);
  });
  const standIn = world.users.get('CONTROLLER');
  if (!standIn) throw new Error('the demo has nobody who is CONTROLLER');
  await as(world, 'FINANCE', world.today, (work) =>
    delegate(work, {
      ...{ toUserId: standIn.id, reason: 'Annual leave' },
      ...{ validFrom: addDays(world.today, -2), validTo: addDays(world.today, 12) },
    }),
  );
}

/** Centres, accounts, programmes, years and rules, before anything is planned or spent. */
export async function createCentres(world: World): Promise<void> {
  await createTrees(world);
  await createYears(world);
  await createRules(world);
}

/** Closes the books of what is long over; the last step, as nothing is posted there after it. */
export async function closePast(world: World): Promise<void> {
  const until = addDays(reorganized(world.today), -31);
  await as(world, 'FINANCE', world.today, async (work) => {
    const calendar = (await listCalendars(work)).find((one) => one.isDefault);
    const past = (calendar?.years ?? [])
      .flatMap((year) => year.periods)
      .filter((period) => period.endsOn < until);
    for (const { id, version } of past) {
      await closePeriod(work, { id, version, reason: 'Books closed' });
    }
  });
}
