// Two people keep one rule, target, scheme, type or agreement, or decide one step: who is late is told who
// was quicker and what changed, and nothing of theirs is written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeDeviations } from '@/server/modules/analytics';
import { addSalesperson } from '../../fixtures/dealers';
import { toldBy } from '../../fixtures/meanwhile';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openFigures } from '../analytics/figures-world';
import { scheme } from '../assessments/judged-shop';
import { openExpenseWorld, submitted } from '../expenses/expense-world';
import { sell, ship } from '../fulfilment/shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ROLES = ['CONTROLLER', 'FINANCE', 'EXECUTIVE', 'SALES_MANAGER'];
const two = async (org: TestOrganization) => ({
  ann: (await org.signIn({ roles: ROLES, name: 'Ann' })).caller,
  ben: (await org.signIn({ roles: ROLES, name: 'Ben' })).caller,
});
const open = async () => {
  const org = await createTestOrganization();
  return { org, ...(await two(org)) };
};

describe('a rule of approval', () => {
  const rule = { code: 'R', name: 'Old', docKind: 'EXPENSE_REQUEST', priority: 10 } as const;
  const steps = [{ kind: 'ROLE', role: 'FINANCE' } as const];

  it('names who changed it; it is neither changed nor removed by who did not see that', async () => {
    const { ann, ben } = await open();
    const { id, version } = await ann.approvals.createRule({ ...rule, steps });
    await ann.approvals.updateRule({ ...rule, id, version, steps: [], priority: 5 });
    const late = ben.approvals.updateRule({ ...rule, id, version, steps, name: 'Mine' });
    const told = await toldBy(late, 'approvals.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'updated' });
    expect(told.changes).toContainEqual({ field: 'priority', from: 10, to: 5 });
    expect(told.changes).toContainEqual({ field: 'steps', from: 'ROLE FINANCE', to: '' });
    const removal = ben.approvals.removeRule({ id, version });
    expect(await toldBy(removal, 'approvals.stale')).toMatchObject({ by: 'Ann' });
    const { rules } = await ben.approvals.rules();
    expect(rules).toMatchObject([{ name: 'Old', priority: 5, version: 2 }]);
  });

  it('that is gone names who removed it', async () => {
    const { ann, ben } = await open();
    const { id, version } = await ann.approvals.createRule({ ...rule, steps });
    await ann.approvals.removeRule({ id, version });
    const gone = { by: 'Ann', action: 'removed' };
    const late = ben.approvals.updateRule({ ...rule, id, version, steps });
    expect(await toldBy(late, 'approvals.ruleNotFound')).toMatchObject(gone);
    const again = ben.approvals.removeRule({ id, version });
    expect(await toldBy(again, 'approvals.ruleNotFound')).toMatchObject(gone);
  });
});

it('a step of approval decided by another names them; one click does not decide the next', async () => {
  const world = await openExpenseWorld();
  const { ann, ben } = await two(world.org);
  await ann.approvals.createRule({
    ...{ code: 'TWO', name: 'Two', docKind: 'EXPENSE_REQUEST', priority: 1 },
    steps: [
      { kind: 'ROLE', role: 'FINANCE' },
      { kind: 'ROLE', role: 'EXECUTIVE' },
    ],
  });
  await submitted(world, [{ amount: 100n }]);
  const [waiting] = (await ben.approvals.cases({})).items;
  const seen = { caseId: waiting?.id ?? '', version: waiting?.version ?? 0 };
  await ann.decisions.decideMany({ cases: [seen], decision: 'APPROVE' });
  const late = await ben.decisions.decideMany({ cases: [seen], decision: 'REJECT', comment: 'No' });
  expect(late.done).toEqual([]);
  expect(late.refused).toMatchObject([
    { refusal: { code: 'approvals.stale', meanwhile: [{ by: 'Ann', action: 'approve' }] } },
  ]);
  expect((await ben.approvals.cases({})).items).toMatchObject([{ status: 'PENDING', stepNo: 2 }]);
});

describe('a target', () => {
  const entered = async () => {
    const opened = await open();
    const subject = { kind: 'SALESPERSON' as const, id: await addSalesperson(opened.org) };
    const facts = { startsOn: '2026-01-01', endsOn: null, amountMinor: 100n, quantity: null };
    const ref = await opened.ann.targets.create({ subject, ...facts });
    return { ...opened, facts, ref };
  };

  it('names who changed it; it is neither changed nor removed by who did not see that', async () => {
    const { ann, ben, facts, ref } = await entered();
    await ann.targets.change({ ...ref, ...facts, amountMinor: 300n, endsOn: '2026-06-30' });
    const late = ben.targets.change({ ...ref, ...facts, amountMinor: 200n });
    const told = await toldBy(late, 'targets.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'updated' });
    expect(told.changes).toContainEqual({ field: 'endsOn', from: null, to: '2026-06-30' });
    expect(told.changes.map(({ field }) => field)).toContain('amount');
    const removal = ben.targets.remove({ ...ref, reason: 'Wrong' });
    expect(await toldBy(removal, 'targets.stale')).toMatchObject({ by: 'Ann' });
    expect(await ben.targets.get({ id: ref.id })).toMatchObject({ amountMinor: 300n, version: 2 });
  });

  it('that is gone names who removed it, and why', async () => {
    const { ann, ben, facts, ref } = await entered();
    await ann.targets.remove({ ...ref, reason: 'Twice' });
    const late = ben.targets.change({ ...ref, ...facts, amountMinor: 200n });
    expect(await toldBy(late, 'targets.notFound')).toMatchObject({
      ...{ by: 'Ann', action: 'removed', reason: 'Twice' },
    });
  });
});

it('a scheme of assessment names who changed its weights', async () => {
  const { ann, ben } = await open();
  const { id, version } = await ann.assessments.createScheme(scheme);
  const [first, second] = scheme.indicators;
  if (!first || !second) throw new Error('the scheme has two indicators');
  const indicators = [
    { ...first, weightPpm: 700_000n },
    { ...second, weightPpm: 300_000n },
  ];
  await ann.assessments.changeScheme({ ...scheme, id, version, indicators, delayDays: 9 });
  const late = ben.assessments.changeScheme({ ...scheme, id, version, name: 'Mine' });
  const told = await toldBy(late, 'assessments.stale');
  expect(told).toMatchObject({ by: 'Ann', action: 'updated' });
  expect(told.changes).toContainEqual({ field: 'delayDays', from: 5, to: 9 });
  expect(told.changes.map(({ field }) => field)).toEqual(['delayDays', 'indicators']);
  expect(await ben.assessments.scheme({ id })).toMatchObject({ name: 'Dealers', delayDays: 9 });
});

describe('a deviation', () => {
  const spent = {
    ...({ code: 'SPENT', name: 'Spent', measure: 'EXPENSE', basis: 'BUDGET' } as const),
    ...({ span: 'PERIOD', rate: '0.1', dueDays: 7 } as const),
  };

  it('that was judged names who judged it', async () => {
    const { org } = await openFigures();
    const { ann, ben } = await two(org);
    await ann.deviations.saveRule(spent);
    await org.work((work) => computeDeviations(work));
    const [one] = await ann.deviations.list({});
    const found = { id: one?.id ?? '', version: one?.version ?? 0 };
    const ref = await ann.deviations.explain({ ...found, explanation: 'New shelves' });
    await ann.deviations.judge({ ...ref, decision: 'close', comment: 'Agreed' });
    const late = ben.deviations.judge({ ...ref, decision: 'return', comment: 'Why?' });
    expect(await toldBy(late, 'deviations.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'close', from: 'EXPLAINED', to: 'CLOSED', reason: 'Agreed' },
    });
    expect(await ben.deviations.get({ id: ref.id })).toMatchObject({ status: 'CLOSED' });
  });

  it('has a rule that names who changed it', async () => {
    const { ann, ben } = await open();
    const { id, version } = await ann.deviations.saveRule(spent);
    await ann.deviations.saveRule({ ...spent, id, version, dueDays: 3 });
    const late = ben.deviations.saveRule({ ...spent, id, version, rate: '0.2' });
    const told = await toldBy(late, 'deviations.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'changed' });
    expect(told.changes.filter(({ field }) => field !== 'code')).toEqual([
      { field: 'dueDays', from: 7, to: 3 },
    ]);
    const [stored] = await ben.deviations.rules();
    expect(stored).toMatchObject({ dueDays: 3, version: 2 });
    expect(Number(stored?.rate)).toBe(0.1);
  });
});

describe('what expenses follow', () => {
  it('a type names who changed it', async () => {
    const world = await openExpenseWorld();
    const { ann, ben } = await two(world.org);
    const input = {
      ...({ code: 'FAIR', name: 'Old', activity: 'PROMOTION' } as const),
      ...{ accountId: world.budget.accounts.PROMO, settlements: ['CASH' as const] },
    };
    const { id, version } = await ann.expenses.saveType(input);
    await ann.expenses.saveType({ ...input, id, version, evidenceMin: 2 });
    const late = ben.expenses.saveType({ ...input, id, version, name: 'Mine' });
    const told = await toldBy(late, 'expenses.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'update' });
    expect(told.changes).toContainEqual({ field: 'evidenceMin', from: 0, to: 2 });
    const stored = (await ben.expenses.types()).find((one) => one.id === id);
    expect(stored).toMatchObject({ name: 'Old', evidenceMin: 2, version: 2 });
  });

  it('an agreement names who changed it, put it in force and ended it; a rebate, who paid', async () => {
    const world = await openExpenseWorld();
    const { ann, ben } = await two(world.org);
    await ship(world.shop, await sell(world.shop, [10]));
    const terms = {
      ...{ code: 'BONUS', name: 'Bonus', typeId: world.promo },
      ...{ centreId: world.budget.centres.SHOP, startsOn: '2026-03-01', endsOn: '2026-12-31' },
      ...({ cycle: 'MONTH', basis: 'PERIOD', method: 'STEPPED' } as const),
    };
    const agreement = {
      ...{ ...terms, tiers: [{ upToMinor: null, rate: '0.1' }] },
      dealerIds: [world.shop.dealer.id],
    };
    const { agreementId, version } = await ann.expenses.saveAgreement(agreement);
    const change = { ...agreement, id: agreementId, version };
    const saved = await ann.expenses.saveAgreement({ ...change, endsOn: '2026-11-30' });
    const told = await toldBy(
      ben.expenses.saveAgreement({ ...change, name: 'Mine' }),
      'expenses.stale',
    );
    expect(told).toMatchObject({ by: 'Ann', action: 'update' });
    expect(told.changes).toEqual([{ field: 'endsOn', from: '2026-12-31', to: '2026-11-30' }]);
    const ref = { agreementId, version: saved.version };
    const active = await ann.expenses.activateAgreement(ref);
    expect(await toldBy(ben.expenses.activateAgreement(ref), 'expenses.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'activate', from: 'DRAFT', to: 'ACTIVE' },
    });
    const ended = { agreementId, version: active.version, endsOn: '2026-04-30' };
    await ann.expenses.endAgreement(ended);
    const late = ben.expenses.endAgreement({ ...ended, endsOn: '2026-05-31' });
    const cut = await toldBy(late, 'expenses.stale');
    expect(cut).toMatchObject({ by: 'Ann', action: 'end' });
    expect(cut.changes).toEqual([{ field: 'endsOn', from: '2026-11-30', to: '2026-04-30' }]);
    world.org.clock.set(new Date('2026-04-02T02:00:00Z'));
    const [row] = (await ben.expenses.accruals({})).items;
    const payment = {
      accrualId: row?.id ?? '',
      version: row?.version ?? 0,
      method: 'CASH',
    } as const;
    await ann.expenses.settleRebate(payment);
    const paid = await toldBy(ben.expenses.settleRebate(payment), 'expenses.stale');
    expect(paid).toMatchObject({ by: 'Ann', action: 'settle', currency: 'USD' });
    expect(paid.changes).toContainEqual({ field: 'amountMinor', to: '999' });
  });
});
