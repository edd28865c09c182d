// A company that spends: a shop with a dealer and stock, a tree of centres with a budget, types of
// expenses, and people who ask, decide, verify and pay. For tests of expenses.
import pg from 'pg';
import { newId } from '@/kernel/ids';
import { checks } from '@/server/modules/analytics/repo/verify-checks';
import { storeFile } from '@/server/platform/files';
import { sql } from '@/server/platform/sql';
import type { Caller } from '../../fixtures/actors';
import { pdf } from '../../fixtures/file-bytes';
import type { OrganizationOptions, TestOrganization } from '../../fixtures/organization';
import { openBudgetWorld, type AccountCode, type BudgetWorld } from '../budgets/budget-world';
import { openShop, type Shop } from '../fulfilment/shop';

export const TODAY = '2026-03-02';

export interface ExpenseWorld {
  shop: Shop;
  org: TestOrganization;
  budget: BudgetWorld;
  /** Needs no proof, may be paid in every way. */
  promo: string;
  /** Needs a dealer, a file and a document number; no cash. */
  display: string;
  clerk: Caller;
  controller: Caller;
  finance: Caller;
  executive: Caller;
}

/** The caller may be any role; types are the controller's to configure. */
export async function addType(
  world: Pick<ExpenseWorld, 'org' | 'budget'>,
  code: string,
  values: Partial<Parameters<Caller['expenses']['saveType']>[0]> & { account?: AccountCode } = {},
): Promise<string> {
  const { account = 'PROMO', ...rest } = values;
  const { caller } = await world.org.as('CONTROLLER');
  const { id } = await caller.expenses.saveType({
    code,
    name: code,
    activity: 'PROMOTION',
    accountId: world.budget.accounts[account],
    settlements: ['CASH', 'CREDIT_NOTE', 'GOODS'],
    ...rest,
  });
  return id;
}

/** 1,000.00 in the cell SHOP x PROMO of March, and 500.00 in SHOP x DISPLAY. */
export async function openExpenseWorld(
  settings: OrganizationOptions['settings'] = {},
  options: { isControlled?: boolean } = {},
): Promise<ExpenseWorld> {
  const shop = await openShop({ settings });
  const { org } = shop;
  const budget = await openBudgetWorld({}, org);
  // A STOP on every cell, before there is anything it would have to count.
  if (options.isControlled) await budget.control();
  await budget.post([
    budget.posting('ORIGINAL', 100_000n),
    budget.posting('ORIGINAL', 50_000n, { account: 'DISPLAY' }),
  ]);
  const world = { org, budget };
  const promo = await addType(world, 'PROMO');
  const display = await addType(world, 'DISPLAY', {
    ...{ account: 'DISPLAY', activity: 'DISPLAY', settlements: ['CREDIT_NOTE', 'GOODS'] },
    ...{ evidenceMin: 1, needsDealer: true, needsReference: true },
  });
  const caller = async (role: string) => (await org.as(role)).caller;
  return {
    ...{ shop, org, budget, promo, display },
    clerk: await caller('ORDER_CLERK'),
    controller: await caller('CONTROLLER'),
    finance: await caller('FINANCE'),
    executive: await caller('EXECUTIVE'),
  };
}

export interface LineWish {
  typeId?: string;
  centre?: keyof BudgetWorld['centres'];
  dealerId?: string | null;
  periodId?: string;
  amount: bigint;
}

export function requestOf(world: ExpenseWorld, wishes: readonly LineWish[]) {
  return {
    title: 'Spring shelf',
    startsOn: '2026-03-01',
    endsOn: '2026-03-31',
    expectedSalesMinor: 500_000n,
    dealerIds: [world.shop.dealer.id],
    productIds: [world.shop.products[0]?.id ?? ''],
    lines: wishes.map(({ amount, centre = 'SHOP', dealerId, ...line }) => ({
      typeId: world.promo,
      ...line,
      centreId: world.budget.centres[centre],
      dealerId: dealerId === undefined ? world.shop.dealer.id : dealerId,
      requestedMinor: amount,
    })),
  };
}

export async function draft(world: ExpenseWorld, wishes: readonly LineWish[]) {
  return world.clerk.expenses.saveRequest({ request: requestOf(world, wishes) });
}

export async function submitted(world: ExpenseWorld, wishes: readonly LineWish[]) {
  return world.clerk.expenses.submitRequest(await draft(world, wishes));
}

export const decide = (
  by: Caller,
  ref: { requestId: string; version: number },
  decision: 'APPROVE' | 'RETURN' | 'REJECT' = 'APPROVE',
) => by.expenses.decideRequest({ ...ref, decision, comment: decision === 'APPROVE' ? '' : 'No' });

export async function approved(world: ExpenseWorld, wishes: readonly LineWish[]) {
  return decide(world.controller, await submitted(world, wishes));
}

export const viewOf = (world: ExpenseWorld, requestId: string) =>
  world.clerk.expenses.request({ requestId });

export async function addFile(world: ExpenseWorld, text: string = newId()): Promise<string> {
  const file = await world.org.work((work) =>
    storeFile(work, { name: 'receipt.pdf', bytes: pdf(text) }),
  );
  return file.id;
}

export interface ClaimWish {
  amount: bigint;
  line?: number;
  reference?: string | null;
  fileIds?: string[];
  occurredOn?: string;
}

export async function draftClaim(
  world: ExpenseWorld,
  requestId: string,
  wishes: readonly ClaimWish[],
) {
  const { lines } = await viewOf(world, requestId);
  return world.clerk.expenses.saveClaim({
    requestId,
    lines: wishes.map(({ amount, line = 0, occurredOn = TODAY, ...rest }) => ({
      expenseLineId: lines[line]?.id ?? '',
      occurredOn,
      claimedMinor: amount,
      ...rest,
    })),
  });
}

export async function submittedClaim(
  world: ExpenseWorld,
  requestId: string,
  wishes: readonly ClaimWish[],
) {
  return world.clerk.expenses.submitClaim(await draftClaim(world, requestId, wishes));
}

/** Accepts the lines for these amounts; all of each where none is given. */
export async function verify(
  world: ExpenseWorld,
  ref: { claimId: string; version: number },
  amounts?: readonly bigint[],
) {
  const { lines } = await world.finance.expenses.claim(ref);
  return world.finance.expenses.verifyClaim({
    ...ref,
    lines: lines.map((line, index) => {
      const verifiedMinor = amounts?.[index] ?? line.claimedMinor;
      const isCut = verifiedMinor !== line.claimedMinor;
      return { lineId: line.id, verifiedMinor, ...(isCut ? { cutReason: 'Not on the bill' } : {}) };
    }),
  });
}

export async function verifiedClaim(
  world: ExpenseWorld,
  requestId: string,
  wishes: readonly ClaimWish[],
) {
  return verify(world, await submittedClaim(world, requestId, wishes));
}

/** pre-commitment, commitment, actual, settled of a cell; of every period together. */
export async function useOf(world: ExpenseWorld, account: AccountCode = 'PROMO') {
  const row = await world.org.work(({ tx }) =>
    tx.row<{ use: string }>(sql`
      SELECT concat_ws(' ', sum(pre_commitment_minor), sum(commitment_minor), sum(actual_minor),
        sum(settled_minor)) AS use
      FROM budget_balance WHERE account_id = ${world.budget.accounts[account]}::uuid`),
  );
  return row?.use;
}

const PROVEN = /^(budget|expense|rebate|dealerAccount|unapplied|orderTotal)/;

/** What the proofs find, behind row security. */
export async function differences(superuserUrl: string, orgId: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found: string[] = [];
    for (const { kind, statement } of checks.filter((check) => PROVEN.test(check.kind))) {
      const { text, values } = statement(orgId);
      const { rows } = await client.query<{ key: string; expected: string; found: string }>({
        text,
        values: values as unknown[],
      });
      found.push(...rows.map((r) => `${kind} ${r.key}: expected ${r.expected}, found ${r.found}`));
    }
    return found;
  } finally {
    await client.end();
  }
}
