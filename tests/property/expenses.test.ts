// Any sequence of asking, deciding, claiming, verifying, paying, taking back and closing, by several
// requests in one budget that is revised and transferred to and fro meanwhile: what is available is the formula, never below zero where a control stops,
// and every proof finds nothing.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isDomainError } from '@/kernel/domain-error';
import { NO_ONE } from '@/kernel/ids';
import { readAvailable } from '@/server/modules/budgets';
import { TRPCError } from '@trpc/server';
import { sql } from '@/server/platform/sql';
import type { Caller } from '../fixtures/actors';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import {
  decide,
  differences,
  draft,
  draftClaim,
  openExpenseWorld,
  useOf,
  verify,
  viewOf,
  type ExpenseWorld,
} from '../integration/expenses/expense-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const STEPS = [
  'ask',
  'approve',
  'cut',
  'reject',
  'claim',
  'verify',
  'verifyHalf',
  'settle',
  'credit',
  'reverse',
  'close',
  'reopen',
  'transfer',
  'revise',
] as const;
type Step = (typeof STEPS)[number];

interface Wish {
  step: Step;
  /** Which of the documents there are. */
  pick: number;
  amount: bigint;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  step: fc.constantFrom(...STEPS),
  pick: fc.nat(5),
  amount: fc.bigInt({ min: 1n, max: 60_000n }),
});

const chosen = <T>(items: readonly T[], pick: number): T | undefined => items[pick % items.length];

async function claimOf(world: ExpenseWorld, status: 'SUBMITTED' | 'VERIFIED', pick: number) {
  const { items } = await world.finance.expenses.claims({ status: [status] });
  const item = chosen(items, pick);
  return item ? { claimId: item.id, version: item.version } : undefined;
}

async function requestOf(world: ExpenseWorld, status: 'SUBMITTED' | 'APPROVED', pick: number) {
  const { items } = await world.clerk.expenses.requests({ status: [status] });
  const item = chosen(items, pick);
  return item ? { requestId: item.id, version: item.version } : undefined;
}

async function onRequest(world: ExpenseWorld, { step, pick, amount }: Wish): Promise<void> {
  if (step === 'ask') {
    const saved = await draft(world, [{ amount }, { amount: (amount + 1n) / 2n }]);
    await world.clerk.expenses.submitRequest(saved);
    return;
  }
  const isWaiting = ['approve', 'cut', 'reject'].includes(step);
  const ref = await requestOf(world, isWaiting ? 'SUBMITTED' : 'APPROVED', pick);
  if (!ref) return;
  if (step === 'approve') await decide(world.controller, ref);
  else if (step === 'reject') await decide(world.controller, ref, 'REJECT');
  else if (step === 'cut') {
    const { lines } = await viewOf(world, ref.requestId);
    const cuts = [{ lineId: lines[0]?.id ?? '', approvedMinor: amount }];
    await world.controller.expenses.decideRequest({ ...ref, decision: 'APPROVE', cuts });
  } else if (step === 'claim') {
    const claim = await draftClaim(world, ref.requestId, [{ amount, line: pick % 2 }]);
    const asked = world.clerk.expenses.submitClaim(claim);
    await asked.catch(async (error: unknown) => {
      await world.clerk.expenses.cancelClaim({ ...claim, reason: 'Too much' });
      throw error;
    });
  } else if (step === 'close') await world.clerk.expenses.closeRequest({ ...ref, reason: 'Over' });
  else await world.clerk.expenses.reopenRequest({ ...ref, reason: 'Anew' });
}

async function onClaim(world: ExpenseWorld, { step, pick, amount }: Wish): Promise<void> {
  if (step === 'reverse') {
    const { items } = await world.finance.expenses.settlements({ method: ['CASH'] });
    const item = chosen(items, pick);
    if (!item) return;
    const ref = { settlementId: item.id, version: item.version };
    await world.finance.expenses.reverseSettlement({ ...ref, reason: 'Bounced' });
    return;
  }
  const isVerifying = step === 'verify' || step === 'verifyHalf';
  const ref = await claimOf(world, isVerifying ? 'SUBMITTED' : 'VERIFIED', pick);
  if (!ref) return;
  if (step === 'verify') await verify(world, ref);
  else if (step === 'verifyHalf') {
    const { lines } = await world.finance.expenses.claim(ref);
    await verify(
      world,
      ref,
      lines.map((line) => line.claimedMinor / 2n),
    );
  } else if (step === 'settle') {
    const cash = { ...ref, method: 'CASH', amountMinor: amount } as const;
    await world.finance.expenses.settleClaim(cash);
  } else await world.finance.expenses.settleClaim({ ...ref, method: 'CREDIT_NOTE' });
}

/** Beside the controller who decides: nobody approves their own. */
type PlannedWorld = ExpenseWorld & { planner: Caller };

/** What is moved into PROMO, or out of it where `pick` is odd. */
async function onBudget(world: PlannedWorld, { step, pick, amount }: Wish): Promise<bigint> {
  const { planner, controller, budget } = world;
  const gained = pick % 2 === 0 ? amount : -amount;
  const leg = (account: 'PROMO' | 'DISPLAY', amountMinor: bigint) => ({
    ...{ centreId: budget.centres.SHOP, programmeId: NO_ONE, periodId: budget.periods[2] ?? '' },
    ...{ accountId: budget.accounts[account], amountMinor, comment: null },
  });
  const change = { reason: 'Plans change', lines: [leg('PROMO', gained)] };
  const asked =
    step === 'revise'
      ? await planner.budgets.requestChange({ ...change, kind: 'REVISION' })
      : await planner.budgets.requestTransfer({
          ...{ ...change, lines: [...change.lines, leg('DISPLAY', -gained)] },
        });
  if (asked.status === 'APPROVED') return gained;
  const { id } = asked;
  const { pendingCase } = await controller.budgets.change({ id });
  const { caseId = '', version = 0 } = pendingCase ?? {};
  await controller.budgets.decideChange({ id, caseId, version, decision: 'APPROVE' });
  return gained;
}

const isRefusal = (error: unknown) =>
  isDomainError(error) || (error instanceof TRPCError && isDomainError(error.cause));

/** What the budget of PROMO gained by it. */
async function perform(world: PlannedWorld, one: Wish): Promise<bigint> {
  const isOfClaim = ['verify', 'verifyHalf', 'settle', 'credit', 'reverse'].includes(one.step);
  try {
    if (one.step === 'transfer' || one.step === 'revise') return await onBudget(world, one);
    await (isOfClaim ? onClaim(world, one) : onRequest(world, one));
  } catch (error) {
    // A refusal is an answer; anything else is a fault.
    if (!isRefusal(error)) throw error;
  }
  return 0n;
}

/** What PROMO has left, as the screen that explains it says. */
function availableOf({ org, budget }: ExpenseWorld): Promise<bigint> {
  const node = {
    ...{ centreId: budget.centres.SHOP, accountId: budget.accounts.PROMO, programmeId: NO_ONE },
  };
  const span = { yearId: budget.yearId, fromNo: 3, toNo: 3 };
  return org.work(async (work) => (await readAvailable(work, node, span)).availableMinor);
}

it('keeps budget and documents together, and the budget above zero', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 8, maxLength: 30 }), async (wishes) => {
      const opened = await openExpenseWorld({}, { isControlled: true });
      const world = {
        ...opened,
        planner: (await opened.org.signIn({ roles: ['CONTROLLER'] })).caller,
      };
      let budgeted = 100_000n;
      for (const one of wishes) {
        budgeted += await perform(world, one);
        const used = (await useOf(world))?.split(' ').slice(0, 3).map(BigInt) ?? [];
        const sum = used.reduce((a, b) => a + b, 0n);
        expect(sum).toBeLessThanOrEqual(budgeted);
        expect(await availableOf(world)).toBe(budgeted - sum);
        const limit = await world.org.work(({ tx }) =>
          tx.row<{ used: bigint }>(sql`SELECT max(used_minor) AS used FROM budget_limit
            WHERE account_id = ${world.budget.accounts.PROMO}::uuid`),
        );
        expect(limit?.used ?? 0n).toBe(sum);
      }
      expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 300_000);
