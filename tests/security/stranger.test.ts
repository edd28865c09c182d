// A stranger at every door. Each procedure of the product is called by somebody of another company
// who may do everything there, by nobody at all, and by somebody whose role lacks the permission.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DomainErrorShape } from '@/kernel/domain-error';
import { appRouter } from '@/server/api/root';
import type { ProcedureMeta } from '@/server/api/trpc';
import { ROLE_PERMISSIONS } from '@/server/modules/identity/domain/roles';
import { stranger, type Caller } from '../fixtures/actors';
import { refusalOf } from '../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { ATTEMPTS } from './attempts';
import { belongingsOf, openCompany, rowsNaming, type Company } from './company';

// tRPC keeps what a procedure was declared with under this name.
const DECLARED = '_def';
type Door = Record<typeof DECLARED, { meta?: ProcedureMeta }>;
const doors = appRouter[DECLARED].procedures as unknown as Record<string, Door>;
const paths = Object.keys(doors);
const metaOf = (path: string): ProcedureMeta => {
  const meta = doors[path]?.[DECLARED].meta;
  if (!meta) throw new Error(`${path} has no permission`);
  return meta;
};

/** Doors without a session; each is guarded by a secret of its own. */
const OPEN = ['identity.greetInvitee', 'identity.acceptInvitation'];
/** What a form says of a reference it does not know. */
const UNKNOWN = [
  'assessments.recipientUnknown',
  'accounts.parentNotFound',
  'approvals.notADecider',
  'catalog.parentNotFound',
  'catalog.unknownCategory',
  'centres.parentNotFound',
  'centres.unknownOwner',
  'dealers.parentNotFound',
  'dealers.unknownLevel',
  'dealers.unknownRegion',
  'dealers.unknownSalesperson',
  'expenses.lineUnknown',
  'expenses.unknownAccount',
  'expenses.unknownCategory',
  'expenses.unknownCentre',
  'expenses.unknownDealer',
  'expenses.unknownFile',
  'expenses.unknownPeriod',
  'expenses.unknownProduct',
  'expenses.unknownProgramme',
  'expenses.unknownType',
  'fulfilment.lineUnknown',
  'identity.dealerUnknown',
  'inventory.arrivalNotOpen',
  'inventory.unknownProduct',
  'inventory.unknownWarehouse',
  'orders.unknownLine',
  'orders.unknownProduct',
  'programmes.parentNotFound',
  'receivables.invoiceNotOpen',
  'request.stillUsed',
];

const codesOf = ({ code, issues }: DomainErrorShape): string[] =>
  issues ? issues.map((issue) => issue.code) : [code];

/** Whether a refusal says no more than that there is no such thing. */
function isIgnorant(refusal: DomainErrorShape): boolean {
  if (['not_found', 'forbidden'].includes(refusal.status)) return true;
  return codesOf(refusal).every((code) => UNKNOWN.includes(code));
}

function call(caller: Caller, path: string, input: unknown): Promise<unknown> {
  let at: unknown = caller;
  for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
  return (at as (input: unknown) => Promise<unknown>)(input);
}

type Outcome = { answer: unknown } | { refusal: DomainErrorShape };

async function outcomeOf(promise: Promise<unknown>): Promise<Outcome> {
  let answer: unknown;
  const settled = promise.then((value) => {
    answer = value;
    return null;
  });
  const done = await settled.catch(() => 'refused');
  return done === null ? { answer } : { refusal: await refusalOf(promise) };
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '';

let database: TestDatabase;
let a: Company;
let b: Company;

beforeAll(async () => {
  database = await createTestDatabase();
  a = await openCompany(database.superuserUrl);
  b = await openCompany(database.superuserUrl);
});
afterAll(() => database.drop());

describe('the list of attempts', () => {
  it('has every procedure, and no other', () => {
    expect([...ATTEMPTS.keys()].toSorted()).toEqual(paths.toSorted());
  });

  it('can name a document of every kind', () => {
    const missing = Object.entries(a.ids).filter(([, id]) => id === '');
    expect(missing).toEqual([]);
  });
});

describe('somebody of another company', () => {
  it.each(paths)('%s', async (path) => {
    const before = await belongingsOf(database.superuserUrl, a.orgId);
    for (const input of ATTEMPTS.get(path)?.(a.ids, b.ids) ?? []) {
      const named = textOf(input);
      const outcome = await outcomeOf(call(b.staff.caller, path, input));
      if ('refusal' in outcome) {
        const { refusal } = outcome;
        const namesOthers = Object.values(a.ids).some((id) => named.includes(id));
        expect.soft(!namesOthers || isIgnorant(refusal), textOf([refusal, input])).toBe(true);
        continue;
      }
      const secrets = [a.orgId, ...Object.values(a.ids)].filter((id) => !named.includes(id));
      const answer = textOf(outcome.answer);
      expect
        .soft(
          secrets.filter((id) => answer.includes(id)),
          textOf(input),
        )
        .toEqual([]);
    }
    expect(await belongingsOf(database.superuserUrl, a.orgId)).toEqual(before);
  });

  it('could not make anything of its own point there', async () => {
    const pointing = await rowsNaming(database.superuserUrl, b.orgId, Object.values(a.ids));
    expect(pointing).toEqual([]);
  });
});

describe('nobody', () => {
  it.each(paths.filter((path) => !OPEN.includes(path)))('%s', async (path) => {
    const [input] = ATTEMPTS.get(path)?.(a.ids, a.ids) ?? [];
    const asNobody = call(stranger(a.shop.org.clock), path, input);
    await expect(asNobody).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('finds no other open door', () => {
    expect(paths.filter((path) => metaOf(path).permission === 'public')).toEqual(OPEN);
  });
});

describe('somebody without the permission', () => {
  const guarded = paths.filter((path) => !['self', 'public'].includes(metaOf(path).permission));

  it.each(guarded)('%s', async (path) => {
    const { permission } = metaOf(path);
    const lacking = Object.entries(ROLE_PERMISSIONS).filter(
      ([role, granted]) => role !== 'DEALER' && !granted.some((one) => one === permission),
    );
    const callers = await Promise.all(lacking.map(([role]) => a.shop.org.as(role)));
    const isDealerRefused = !ROLE_PERMISSIONS.DEALER.some((one) => one === permission);
    const people = isDealerRefused ? [...callers, a.dealerUser] : callers;
    const [input] = ATTEMPTS.get(path)?.(a.ids, a.ids) ?? [];
    for (const { caller } of people) {
      const refusal = await refusalOf(call(caller, path, input));
      expect(refusal).toMatchObject({ code: 'auth.notPermitted', params: { permission } });
    }
  });
});
