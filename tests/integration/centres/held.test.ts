// Nothing that is named elsewhere is taken away, and whoever would is told what names it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '@/server/platform/sql';
import type { Caller } from '../../fixtures/actors';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { draft, openExpenseWorld, type ExpenseWorld } from '../expenses/expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
let admin: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await openExpenseWorld();
  admin = (await world.org.as(['ADMINISTRATOR', 'CONTROLLER'])).caller;
});
afterAll(() => database.drop());

let count = 0;
const nextCode = () => `H${(count += 1)}`;

/** Fresh nodes that nothing names yet. */
async function freshNodes() {
  const node = () => ({ code: nextCode(), name: 'Held' });
  const centre = await admin.centres.create({ ...node(), kind: 'COST' });
  const account = await admin.centres.accounts.create({ ...node(), kind: 'EXPENSE' });
  const programme = await admin.centres.programmes.create(node());
  const { calendarId } = world.budget;
  const startsOn = `${2030 + count}-01-01`;
  const year = await admin.centres.calendars.createYear({ calendarId, startsOn });
  return { centre, account, programme, ...year };
}
type Nodes = Awaited<ReturnType<typeof freshNodes>>;
type Part = 'centre' | 'account' | 'programme' | 'year';

const removals: Record<Part, (nodes: Nodes) => Promise<unknown>> = {
  centre: ({ centre }) => admin.centres.remove(centre),
  account: ({ account }) => admin.centres.accounts.remove(account),
  programme: ({ programme }) => admin.centres.programmes.remove(programme),
  year: ({ yearId }) => admin.centres.calendars.removeYear({ id: yearId }),
};
const CODES: Record<Part, string> = {
  centre: 'centres.held',
  account: 'accounts.held',
  programme: 'programmes.held',
  year: 'periods.yearInUse',
};

const cellOf = (nodes: Nodes) => ({
  centreId: nodes.centre.id,
  accountId: nodes.account.id,
  programmeId: nodes.programme.id,
});

interface Holding {
  kind: string;
  parts: Part[];
  /** Makes it and says by what name it is known; null where the kind says all. */
  hold: (nodes: Nodes) => Promise<string | null>;
}

const holdings: Holding[] = [
  {
    ...{ kind: 'budget', parts: ['centre', 'account', 'programme', 'year'] },
    hold: async (nodes) => {
      const source = { kind: 'EMPTY' } as const;
      const plan = { yearId: nodes.yearId, name: 'Plan', note: null, source };
      const { id } = await admin.budgets.create(plan);
      const periodId = nodes.periodIds[0] ?? '';
      const unseen = { comment: null, seenMinor: null, seenComment: null };
      const cells = [{ ...cellOf(nodes), periodId, amountMinor: 0n, ...unseen }];
      await admin.budgets.saveCells({ id, cells });
      const budget = await admin.budgets.get({ id });
      return `${budget.number} Plan`;
    },
  },
  {
    ...{ kind: 'budgetChange', parts: ['centre', 'account', 'programme', 'year'] },
    hold: async (nodes) => {
      // As it was asked for while the budget was in force; it waits.
      const number = nextCode();
      await world.org.work(({ tx }) =>
        tx.run(sql`
          WITH change AS (
            INSERT INTO budget_change (org_id, id, number, kind, status, reason)
            VALUES (${tx.orgId}::uuid, gen_random_uuid(), ${number}, 'REVISION', 'SUBMITTED', 'More')
            RETURNING org_id, id)
          INSERT INTO budget_change_line (org_id, change_id, line_no, centre_id, account_id,
            programme_id, period_id, amount_minor)
          SELECT org_id, id, 1, ${nodes.centre.id}::uuid, ${nodes.account.id}::uuid,
            ${nodes.programme.id}::uuid, ${nodes.periodIds[3]}::uuid, 5 FROM change`),
      );
      return number;
    },
  },
  {
    ...{ kind: 'budgetDriver', parts: ['centre', 'account', 'programme', 'year'] },
    hold: async (nodes) => {
      const code = nextCode();
      const whose = { regionId: null, categoryId: null, active: true };
      const { yearId } = nodes;
      await admin.budgets.createDriver({ code, yearId, ...cellOf(nodes), rate: '0.05', ...whose });
      return code;
    },
  },
  {
    ...{ kind: 'budgetControl', parts: ['centre', 'account', 'programme'] },
    hold: async (nodes) => {
      const code = nextCode();
      const rule = { grain: 'POOL', mode: 'TRACK', scope: 'YEAR', unbudgeted: 'ALLOW' } as const;
      await admin.budgets.createControl({ code, name: code, ...cellOf(nodes), ...rule });
      return code;
    },
  },
  {
    ...{ kind: 'expenseType', parts: ['account'] },
    hold: async (nodes) => {
      const code = nextCode();
      const accountId = nodes.account.id;
      const type = { code, name: code, accountId, activity: 'OTHER' as const };
      await admin.expenses.saveType({ ...type, settlements: ['CASH'] });
      return code;
    },
  },
  {
    ...{ kind: 'approvalRule', parts: ['centre'] },
    hold: async (nodes) => {
      const code = nextCode();
      await admin.approvals.createRule({
        ...{ code, name: code, docKind: 'EXPENSE_REQUEST', priority: 900 },
        ...{ centreId: nodes.centre.id, steps: [{ kind: 'ROLE', role: 'EXECUTIVE' }] },
      });
      return code;
    },
  },
];

for (const { kind, parts, hold } of holdings) {
  test(`what a ${kind} names stays, and the refusal names it`, async () => {
    const nodes = await freshNodes();
    const name = await hold(nodes);
    for (const part of parts) {
      const refusal = await refusalOf(removals[part](nodes));
      expect(refusal).toMatchObject({
        ...{ code: CODES[part], status: 'conflict' },
        issues: [{ code: `held.${kind}`, params: { names: [name] } }],
      });
    }
  });
}

test('a draft of an expense holds its centre, its programme and its year', async () => {
  const nodes = await freshNodes();
  const request = await draft(world, [{ amount: 100n }]);
  await world.org.work(({ tx }) =>
    tx.run(sql`
      UPDATE expense_line SET centre_id = ${nodes.centre.id}::uuid,
        account_id = ${nodes.account.id}::uuid, programme_id = ${nodes.programme.id}::uuid,
        period_id = ${nodes.periodIds[0]}::uuid
      WHERE org_id = ${tx.orgId}::uuid AND request_id = ${request.requestId}::uuid`),
  );
  for (const part of ['centre', 'account', 'programme', 'year'] as const) {
    expect(await refusalOf(removals[part](nodes))).toMatchObject({
      code: CODES[part],
      issues: [{ code: 'held.expenseRequest', params: { names: [request.number] } }],
    });
  }
});

test('postings hold what they stand on', async () => {
  const { centres, accounts } = world.budget;
  const centre = (await admin.centres.list({ on: null })).find(({ id }) => id === centres.SHOP);
  const refusal = await refusalOf(admin.centres.remove({ id: centres.SHOP, version: 1 }));
  expect(refusal).toMatchObject({ code: 'centres.held', params: { code: centre?.code } });
  expect(refusal.issues?.map(({ code }) => code)).toContain('held.postings');
  const account = await refusalOf(
    admin.centres.accounts.remove({ id: accounts.PROMO, version: 1 }),
  );
  const kinds = account.issues?.map(({ code }) => code);
  expect(kinds).toEqual(['held.expenseType', 'held.postings']);
});

test('a centre that others stood below once keeps its place in the tree of those days', async () => {
  const old = await admin.centres.create({ code: nextCode(), name: 'Old', kind: 'COST' });
  const below = nextCode();
  const child = await admin.centres.create({
    ...{ code: below, name: 'Child', kind: 'COST' as const },
    parentId: old.id,
  });
  await admin.centres.move({ ...child, parentId: null, from: '2026-02-01', reason: '' });
  expect(await refusalOf(admin.centres.remove(old))).toMatchObject({
    code: 'centres.held',
    issues: [{ code: 'held.placement', params: { names: [below] } }],
  });
});

test('what nothing names goes', async () => {
  const nodes = await freshNodes();
  for (const part of ['year', 'programme', 'account', 'centre'] as const) {
    await removals[part](nodes);
  }
  expect(await refusalOf(removals.centre(nodes))).toMatchObject({ code: 'centres.notFound' });
});

test('who takes a node away while a rule begins to name it does not leave it pointing nowhere', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    const nodes = await freshNodes();
    const code = nextCode();
    const rule = { grain: 'POOL', mode: 'TRACK', scope: 'YEAR', unbudgeted: 'ALLOW' } as const;
    const ended = await Promise.allSettled([
      admin.budgets.createControl({
        ...{ code, name: code, centreId: nodes.centre.id, accountId: null, programmeId: null },
        ...rule,
      }),
      removals.centre(nodes),
    ]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});

test('an account that a type of expenses is booked to stays a leaf, and of its kind', async () => {
  const { account } = await freshNodes();
  await admin.expenses.saveType({
    ...{ code: nextCode(), name: 'Held', activity: 'OTHER', accountId: account.id },
    settlements: ['CASH'],
  });
  const child = { code: nextCode(), name: 'Below', kind: 'EXPENSE', parentId: account.id } as const;
  expect(await refusalOf(admin.centres.accounts.create(child))).toMatchObject({
    code: 'accounts.hasPostings',
  });
  const [stored] = (await admin.centres.accounts.list()).filter(({ id }) => id === account.id);
  if (!stored) throw new Error('no such account');
  const turned = admin.centres.accounts.update({ ...stored, kind: 'REVENUE' });
  expect(await refusalOf(turned)).toMatchObject({ code: 'accounts.kindPosted' });
});
