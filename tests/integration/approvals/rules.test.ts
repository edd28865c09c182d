// Rules and delegations through their procedures: what cannot be saved says so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

const rule = { code: 'R1', name: 'Rule', docKind: 'EXPENSE_REQUEST', priority: 10 } as const;

describe('a rule', () => {
  test('is created, changed and removed, with its steps in order', async () => {
    const { approvals } = (await org.as('CONTROLLER')).caller;
    const { userId, name } = await org.as('FINANCE');
    const steps = [
      { kind: 'OWNER' } as const,
      { kind: 'USER', userId } as const,
      { kind: 'ROLE', role: 'EXECUTIVE' } as const,
    ];
    const { id } = await approvals.createRule({ ...rule, steps });
    const [stored] = (await approvals.rules()).rules;
    expect(stored).toMatchObject({ id, version: 1, allowRepeat: false });
    expect(stored?.steps.map((step) => [step.kind, step.userName ?? step.role])).toEqual([
      ['OWNER', null],
      ['USER', name],
      ['ROLE', 'EXECUTIVE'],
    ]);
    const change = { ...rule, id, version: 1, steps: [], name: 'At once' };
    expect(await approvals.updateRule(change)).toEqual({ id, version: 2 });
    const stale = await refusalOf(approvals.updateRule({ ...change, name: 'Too late' }));
    expect(stale).toMatchObject({ code: 'approvals.stale', status: 'conflict' });
    expect(stale.issues?.map((issue) => issue.field)).toContain('name');
    await approvals.removeRule({ id, version: 2 });
    expect((await approvals.rules()).rules).toEqual([]);
  });

  test('says what does not fit', async () => {
    const { approvals } = (await org.as('CONTROLLER')).caller;
    const clerk = await org.as('ORDER_CLERK');
    const other = await createTestOrganization();
    const centre = await (
      await other.as('CONTROLLER')
    ).caller.centres.create({ code: 'C', name: 'C', kind: 'COST' });
    const bounds = { amountFromMinor: 200n, amountToMinor: 100n };
    expect(await refusalOf(approvals.createRule({ ...rule, ...bounds, steps: [] }))).toMatchObject({
      issues: [{ code: 'approvals.amountsCrossed', field: 'amountToMinor' }],
    });
    const asks = [{ kind: 'USER', userId: clerk.userId } as const];
    expect(await refusalOf(approvals.createRule({ ...rule, steps: asks }))).toMatchObject({
      ...{ code: 'approvals.notADecider', field: 'steps.0.userId' },
    });
    const elsewhere = approvals.createRule({ ...rule, steps: [], centreId: centre.id });
    expect(await refusalOf(elsewhere)).toMatchObject({
      ...{ code: 'approvals.unknownCentre', field: 'centreId' },
    });
    await approvals.createRule({ ...rule, code: 'TAKEN', steps: [] });
    const taken = approvals.createRule({ ...rule, code: 'TAKEN', steps: [] });
    expect(await refusalOf(taken)).toMatchObject({ code: 'approvals.codeTaken', field: 'code' });
  });
});

describe('a delegation', () => {
  const days = { validFrom: '2026-03-10', validTo: '2026-03-20' };

  test('is refused to oneself, to who cannot decide, over, and twice for a day', async () => {
    const finance = await org.as('FINANCE');
    const executive = await org.as('EXECUTIVE');
    const clerk = await org.as('ORDER_CLERK');
    const { approvals } = finance.caller;
    const to = (toUserId: string, dates: object = {}) =>
      approvals.delegate({ toUserId, ...days, ...dates });
    expect(await refusalOf(to(finance.userId))).toMatchObject({
      ...{ code: 'approvals.delegationToSelf', field: 'toUserId' },
    });
    expect(await refusalOf(to(clerk.userId))).toMatchObject({ code: 'approvals.notADecider' });
    const past = { validFrom: '2026-02-01', validTo: '2026-02-02' };
    expect(await refusalOf(to(executive.userId, past))).toMatchObject({
      code: 'approvals.delegationOver',
    });
    const crossed = { validFrom: '2026-03-20', validTo: '2026-03-10' };
    expect(await refusalOf(to(executive.userId, crossed))).toMatchObject({
      issues: [{ code: 'approvals.datesCrossed', field: 'validTo' }],
    });
    const { id } = await to(executive.userId);
    expect(await refusalOf(to(executive.userId, { validFrom: '2026-03-20' }))).toMatchObject({
      ...{ code: 'approvals.delegationOverlap', field: 'validFrom' },
    });
    expect(await refusalOf(executive.caller.approvals.revokeDelegation({ id }))).toMatchObject({
      code: 'approvals.delegationNotFound',
    });
    await approvals.revokeDelegation({ id });
    await to(executive.userId, { validFrom: '2026-03-20', validTo: '2026-03-21' });
    const states = (await executive.caller.approvals.delegations()).map((one) => one.state);
    expect(states).toEqual(['coming', 'revoked']);
  });

  test('of one day has one winner of three at once', async () => {
    const person = await org.signIn({ roles: ['CONTROLLER'] });
    const executive = await org.as('EXECUTIVE');
    const one = () =>
      person.caller.approvals.delegate({
        ...{ toUserId: executive.userId, validFrom: '2026-04-01', validTo: '2026-04-02' },
      });
    const outcomes = await Promise.allSettled([one(), one(), one()]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });
});
