// A company with a small tree of centres, accounts and a fiscal year, for tests of budgets. The rows
// are written as they are, because these tests are about what stands on them.
import pg from 'pg';
import { newId, NO_ONE } from '@/kernel/ids';
import { checks } from '@/server/modules/analytics/repo/verify-checks';
import {
  createControl,
  postBudget,
  type BudgetPosting,
  type EntryKind,
} from '@/server/modules/budgets';
import { ControlInput } from '@/server/modules/budgets/control-schemas';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';

/** code: parent, and for accounts the operator. */
const CENTRES = { ALL: null, NORTH: 'ALL', SOUTH: 'ALL', SHOP: 'NORTH', ONLINE: 'NORTH' } as const;
const ACCOUNTS = {
  COST: [null, '+'],
  PROMO: ['COST', '+'],
  DISPLAY: ['COST', '+'],
  REFUND: ['COST', '-'],
  MEMO: ['COST', '~'],
} as const;

export type CentreCode = keyof typeof CENTRES;
export type AccountCode = keyof typeof ACCOUNTS;

export interface BudgetWorld {
  org: TestOrganization;
  yearId: string;
  calendarId: string;
  centres: Record<CentreCode, string>;
  accounts: Record<AccountCode, string>;
  sales: string;
  programme: string;
  /** Ids of the periods 1 to 12. */
  periods: string[];
  post: (postings: readonly BudgetPosting[], reason?: string) => Promise<unknown>;
  posting: (kind: EntryKind, amount: bigint, cell?: Cell) => BudgetPosting;
  control: (control?: Partial<ControlInput>) => Promise<string>;
}

export interface Cell {
  centre?: CentreCode;
  account?: AccountCode;
  programmeId?: string;
  /** 3 unless told otherwise. */
  period?: number;
  docId?: string;
}

function pathOf(ids: Record<string, string>, code: string, parent: (c: string) => string | null) {
  const path: string[] = [];
  for (let at: string | null = code; at !== null; at = parent(at)) path.unshift(ids[at] ?? '');
  return path;
}

async function insertTrees(
  tx: Tx,
  centres: Record<string, string>,
  accounts: Record<string, string>,
) {
  for (const [code, id] of Object.entries(centres)) {
    const parent = CENTRES[code as CentreCode];
    const path = pathOf(centres, code, (c) => CENTRES[c as CentreCode]);
    await tx.run(sql`
      INSERT INTO responsibility_centre (org_id, id, code, name, parent_id, path, kind)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, ${code}, ${code},
        ${parent === null ? null : centres[parent]}::uuid, ${path}::uuid[], 'COST')`);
  }
  for (const [code, id] of Object.entries(accounts)) {
    const [parent, operator] = ACCOUNTS[code as AccountCode];
    const path = pathOf(accounts, code, (c) => ACCOUNTS[c as AccountCode][0]);
    await tx.run(sql`
      INSERT INTO account (org_id, id, code, name, parent_id, path, kind, operator)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, ${code}, ${code},
        ${parent === null ? null : accounts[parent]}::uuid, ${path}::uuid[], 'EXPENSE', ${operator})`);
  }
}

export async function addYear(tx: Tx, calendarId: string, year: number): Promise<string[]> {
  const yearId = newId();
  await tx.run(sql`
    INSERT INTO fiscal_year (org_id, id, calendar_id, code, starts_on, ends_on)
    VALUES (${tx.orgId}::uuid, ${yearId}::uuid, ${calendarId}::uuid, ${String(year)},
      ${`${year}-01-01`}::date, ${`${year}-12-31`}::date)`);
  const periods = Array.from({ length: 12 }, () => newId());
  await tx.run(sql`
    INSERT INTO fiscal_period (org_id, id, year_id, calendar_id, no, code, starts_on, ends_on)
    SELECT ${tx.orgId}::uuid, p.id, ${yearId}::uuid, ${calendarId}::uuid, p.no,
      ${String(year)} || '-' || lpad(p.no::text, 2, '0'), make_date(${year}::int, p.no::int, 1),
      (make_date(${year}::int, p.no::int, 1) + interval '1 month - 1 day')::date
    FROM unnest(${periods}::uuid[]) WITH ORDINALITY AS p(id, no)`);
  return [yearId, ...periods];
}

const idsFor = <T extends string>(codes: readonly T[]) =>
  Object.fromEntries(codes.map((code) => [code, newId()])) as Record<T, string>;

/** Each cell on its own, month by month, and nothing that is not budgeted. */
const RULE = { grain: 'CELL', mode: 'STOP', scope: 'PERIOD', unbudgeted: 'STOP' } as const;

/** Call after `createTestDatabase()`. */
export async function openBudgetWorld(
  options: Parameters<typeof createTestOrganization>[0] = {},
  existing?: TestOrganization,
): Promise<BudgetWorld> {
  const org = existing ?? (await createTestOrganization(options));
  const centres = idsFor(Object.keys(CENTRES) as CentreCode[]);
  const accounts = idsFor(Object.keys(ACCOUNTS) as AccountCode[]);
  const [calendarId, programme, sales] = [newId(), newId(), newId()];
  const [yearId = '', ...periods] = await org.work(async ({ tx }) => {
    await insertTrees(tx, centres, accounts);
    await tx.run(sql`
      INSERT INTO account (org_id, id, code, name, path, kind)
      VALUES (${tx.orgId}::uuid, ${sales}::uuid, 'SALES', 'SALES', ${[sales]}::uuid[], 'REVENUE')`);
    await tx.run(sql`
      INSERT INTO programme (org_id, id, code, name, path)
      VALUES (${tx.orgId}::uuid, ${programme}::uuid, 'LAUNCH', 'Launch', ${[programme]}::uuid[])`);
    await tx.run(sql`
      INSERT INTO fiscal_calendar (org_id, id, code, name, kind, is_default)
      VALUES (${tx.orgId}::uuid, ${calendarId}::uuid, 'CAL', 'Months', 'MONTH', true)`);
    return addYear(tx, calendarId, 2026);
  });
  const posting = (kind: EntryKind, amountMinor: bigint, cell: Cell = {}): BudgetPosting => ({
    kind,
    occurredOn: `2026-${String(cell.period ?? 3).padStart(2, '0')}-02`,
    periodId: periods[(cell.period ?? 3) - 1] ?? '',
    centreId: centres[cell.centre ?? 'SHOP'],
    accountId: accounts[cell.account ?? 'PROMO'],
    programmeId: cell.programmeId ?? NO_ONE,
    amountMinor,
    docKind: 'test',
    docId: cell.docId ?? newId(),
  });
  return {
    org,
    yearId,
    calendarId,
    centres,
    accounts,
    sales,
    programme,
    periods,
    posting,
    post: (postings, reason) =>
      org.work((work) => postBudget(work, postings, reason ? { override: { reason } } : {})),
    control: async (control) => {
      const code = `C${newId().slice(-8)}`;
      const input = ControlInput.parse({ ...RULE, code, name: code, ...control });
      return (await org.work((work) => createControl(work, input))).id;
    },
  };
}

/** What the proofs of budgets find, behind row security. */
export async function differences(superuserUrl: string, orgId: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const found: string[] = [];
    for (const { kind, statement } of checks.filter((check) => check.kind.startsWith('budget'))) {
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
