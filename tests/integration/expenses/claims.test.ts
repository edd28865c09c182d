// Claims: evidence, verification line by line, and the three ways of paying out.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settleClaim, verifyClaim } from '@/server/modules/expenses';
import { sql } from '@/server/platform/sql';
import { countStatements } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { accountOf } from '../fulfilment/shop';
import {
  addFile,
  approved,
  differences,
  draftClaim,
  openExpenseWorld,
  submittedClaim,
  useOf,
  verifiedClaim,
  verify,
  viewOf,
  type ExpenseWorld,
} from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
});

const codes = (refusal: { issues?: readonly { code: string; field?: string }[] }) =>
  refusal.issues?.map(({ code, field }) => [code, field]);

describe('a claim', () => {
  it('above its request is refused, also together with another one', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const much = await draftClaim(world, requestId, [{ amount: 10_001n }]);
    const refusal = await refusalOf(world.clerk.expenses.submitClaim(much));
    expect(refusal.issues).toMatchObject([
      {
        ...{ code: 'expenses.claimAboveRequest', field: 'lines.0.claimedMinor' },
        params: { possibleMinor: '10000', currency: 'USD' },
      },
    ]);
    await submittedClaim(world, requestId, [{ amount: 6_000n }]);
    const second = await draftClaim(world, requestId, [{ amount: 3_000n }, { amount: 1_001n }]);
    expect(codes(await refusalOf(world.clerk.expenses.submitClaim(second)))).toEqual([
      ['expenses.claimAboveRequest', 'lines.1.claimedMinor'],
    ]);
  });

  it('is verified line by line; what is cut has a reason and may be claimed again', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const claim = await submittedClaim(world, requestId, [{ amount: 6_000n }, { amount: 4_000n }]);
    const { lines } = await world.finance.expenses.claim(claim);
    const [first, second] = lines.map((line) => line.id);
    const say = (lineId: string | undefined, verifiedMinor: bigint, cutReason?: string) => ({
      ...{ lineId: lineId ?? '', verifiedMinor },
      ...(cutReason ? { cutReason } : {}),
    });
    const wrong = { ...claim, lines: [say(first, 6_001n), say(second, 3_999n)] };
    expect(codes(await refusalOf(world.finance.expenses.verifyClaim(wrong)))).toEqual([
      ['expenses.verifiedAboveClaimed', 'lines.0.verifiedMinor'],
      ['expenses.cutReasonMissing', 'lines.1.cutReason'],
    ]);
    const half = await world.finance.expenses.verifyClaim({
      ...claim,
      lines: [say(first, 6_000n)],
    });
    expect(half.status).toBe('SUBMITTED');
    expect(await useOf(world)).toBe('0 4000 6000 0');
    const again = { ...half, lines: [say(first, 6_000n)] };
    expect(codes(await refusalOf(world.finance.expenses.verifyClaim(again)))).toEqual([
      ['expenses.alreadyVerified', 'lines.0.verifiedMinor'],
    ]);
    const done = await world.finance.expenses.verifyClaim({
      ...half,
      lines: [say(second, 1_000n, 'Private')],
    });
    expect(done.status).toBe('VERIFIED');
    expect(await useOf(world)).toBe('0 3000 7000 0');
    expect((await viewOf(world, requestId)).lines).toMatchObject([
      { claimedMinor: 10_000n, cutMinor: 3_000n, verifiedMinor: 7_000n, claimableMinor: 3_000n },
    ]);
  });

  it('of which nothing is accepted is rejected, at once or line by line', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const first = await submittedClaim(world, requestId, [{ amount: 6_000n }]);
    const rejected = await world.finance.expenses.rejectClaim({ ...first, reason: 'No proof' });
    expect(rejected.status).toBe('REJECTED');
    expect((await verifiedClaimOf(requestId, 0n)).status).toBe('REJECTED');
    expect((await viewOf(world, requestId)).lines).toMatchObject([
      { claimedMinor: 10_000n, cutMinor: 10_000n, claimableMinor: 10_000n },
    ]);
    expect(await useOf(world)).toBe('0 10000 0 0');
  });

  const verifiedClaimOf = async (requestId: string, amount: bigint) =>
    verify(world, await submittedClaim(world, requestId, [{ amount: 10_000n }]), [amount]);

  it('needs the evidence its type asks for, and is not verified by its author', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n, typeId: world.display }]);
    const bare = await submittedClaim(world, requestId, [{ amount: 1_000n }]);
    expect(codes(await refusalOf(verify(world, bare)))).toEqual([
      ['expenses.evidenceMissing', 'lines.0.verifiedMinor'],
    ]);
    const fileIds = [await addFile(world)];
    const unnamed = await submittedClaim(world, requestId, [{ amount: 2_000n, fileIds }]);
    expect(codes(await refusalOf(verify(world, unnamed)))).toEqual([
      ['expenses.referenceMissing', 'lines.0.verifiedMinor'],
    ]);
    const proven = await submittedClaim(world, requestId, [
      { amount: 3_000n, reference: 'INV-12', fileIds: [await addFile(world)] },
    ]);
    const both = await world.org.signIn({ roles: ['ORDER_CLERK', 'FINANCE'] });
    const own = await both.caller.expenses.saveClaim({
      requestId,
      lines: [
        {
          expenseLineId: (await viewOf(world, requestId)).lines[0]?.id ?? '',
          ...{ occurredOn: '2026-03-01', claimedMinor: 1n },
        },
      ],
    });
    const handed = await both.caller.expenses.submitClaim(own);
    const seen = await both.caller.expenses.claim(handed);
    const lines = [{ lineId: seen.lines[0]?.id ?? '', verifiedMinor: 0n, cutReason: 'x' }];
    expect(await refusalOf(both.caller.expenses.verifyClaim({ ...handed, lines }))).toMatchObject({
      code: 'expenses.ownClaim',
    });
    expect((await verify(world, proven)).status).toBe('VERIFIED');
    expect((await world.finance.expenses.claim(proven)).lines[0]?.files).toHaveLength(1);
  });

  it('that looks like another is pointed out, with the other one', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 50_000n }]);
    const fileIds = [await addFile(world, 'the same')];
    const first = await submittedClaim(world, requestId, [
      { amount: 5_000n, reference: 'INV 7', fileIds },
    ]);
    const again = [await addFile(world, 'the same')];
    const second = await draftClaim(world, requestId, [
      { amount: 5_000n, reference: 'inv-7', fileIds: again },
      { amount: 4_000n },
    ]);
    const { lines } = await world.finance.expenses.claim(second);
    expect(lines.map((line) => line.duplicates)).toEqual([
      [
        {
          claimId: first.claimId,
          claimNumber: first.number,
          lineNo: 1,
          signs: ['FILE', 'REFERENCE', 'AMOUNT'],
        },
      ],
      [],
    ]);
  });

  it('is booked in today’s period where that of its line was closed meanwhile', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const claim = await submittedClaim(world, requestId, [{ amount: 4_000n }]);
    world.org.clock.set('2026-04-02T02:00:00Z');
    await world.org.work(({ tx }) =>
      tx.run(sql`UPDATE fiscal_period SET status = 'CLOSED'
        WHERE id = ${world.budget.periods[2]}::uuid`),
    );
    await verify(world, claim);
    const rows = await world.org.work(({ tx }) =>
      tx.rows<{ no: number; use: string }>(sql`
        SELECT p.no, b.commitment_minor || ' ' || b.actual_minor AS use FROM budget_balance b
        JOIN fiscal_period p ON p.id = b.period_id
        WHERE b.account_id = ${world.budget.accounts.PROMO}::uuid ORDER BY p.no`),
    );
    expect(rows).toEqual([
      { no: 3, use: '6000 0' },
      { no: 4, use: '0 4000' },
    ]);
  });
});

describe('at the same time', () => {
  it('claims of one request take turns: of twenty for 10.00 each, ten fit into 100.00', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const drafts = [];
    for (let i = 0; i < 20; i += 1) {
      drafts.push(await draftClaim(world, requestId, [{ amount: 1_000n }]));
    }
    const outcomes = await Promise.allSettled(
      drafts.map((one) => world.clerk.expenses.submitClaim(one)),
    );
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
    expect((await viewOf(world, requestId)).lines[0]?.claimableMinor).toBe(0n);
  });

  it('settlements of one claim take turns: never more is paid than was verified', async () => {
    world = await openExpenseWorld();
    const { requestId } = await approved(world, [{ amount: 10_000n }]);
    const { claimId } = await verifiedClaim(world, requestId, [{ amount: 10_000n }]);
    const once = () =>
      world.org.work(async (work) => {
        const row = await work.tx.row<{ version: number }>(
          sql`SELECT version FROM expense_claim WHERE id = ${claimId}::uuid FOR UPDATE`,
        );
        const ref = { claimId, version: row?.version ?? 0 };
        return settleClaim(work, { ...ref, method: 'CREDIT_NOTE', amountMinor: 1_500n });
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, once));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(6);
    expect(await useOf(world)).toBe('0 0 10000 9000');
    expect(await accountOf(world.shop)).toMatchObject({ unapplied: 9_000n });
  });
});

describe('statements', () => {
  it('do not grow with the lines of a claim', async () => {
    world = await openExpenseWorld();
    const count = async (lines: number) => {
      const wishes = Array.from({ length: lines }, () => ({ amount: 10n }));
      const { requestId } = await approved(world, wishes);
      const claim = await submittedClaim(
        world,
        requestId,
        wishes.map((wish, line) => ({ ...wish, line })),
      );
      const seen = await world.finance.expenses.claim(claim);
      const verdicts = seen.lines.map(({ id }) => ({ lineId: id, verifiedMinor: 10n }));
      const verified = await countStatements(world.org, (work) =>
        verifyClaim(work, { ...claim, lines: verdicts }),
      );
      const settled = await countStatements(world.org, (work) =>
        settleClaim(work, { ...verified.result, method: 'CREDIT_NOTE' }),
      );
      return [verified.statements, settled.statements];
    };
    // The first credit opens the dealer's account.
    await count(1);
    expect(await count(30)).toEqual(await count(1));
  });
});
