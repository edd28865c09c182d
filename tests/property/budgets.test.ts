// Random histories of a budget against a model that adds everything up anew: postings, transfers,
// revisions, overrides and rules that come, change and go. A refusal must be one the model expects,
// what is available must be the formula, and the proofs must find nothing.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { isDomainError } from '@/kernel/domain-error';
import {
  createControl,
  postBudget,
  readAvailable,
  removeControl,
  saveControl,
  type BudgetPosting,
  type EntryKind,
} from '@/server/modules/budgets';
import { ControlInput } from '@/server/modules/budgets/control-schemas';
import {
  differences,
  openBudgetWorld,
  type AccountCode,
  type BudgetWorld,
  type CentreCode,
} from '../integration/budgets/budget-world';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const CENTRES = ['SHOP', 'ONLINE', 'SOUTH'] as const;
const ACCOUNTS = ['PROMO', 'DISPLAY', 'REFUND', 'MEMO'] as const;
const ABOVE: Record<string, readonly string[]> = {
  ...{
    SHOP: ['SHOP', 'NORTH', 'ALL'],
    ONLINE: ['ONLINE', 'NORTH', 'ALL'],
    SOUTH: ['SOUTH', 'ALL'],
  },
};
const SIGN: Record<string, bigint> = { PROMO: 1n, DISPLAY: 1n, REFUND: -1n, MEMO: 0n };

interface Spot {
  centre: CentreCode;
  account: AccountCode;
  period: number;
}
interface Leg extends Spot {
  kind: EntryKind;
  amount: bigint;
}
type Rule = Pick<ControlInput, 'grain' | 'mode' | 'scope' | 'stopRate' | 'unbudgeted'> & {
  centre: CentreCode | null;
  account: AccountCode | null;
};
type Command =
  | { do: 'post'; legs: Leg[]; override: boolean }
  | { do: 'rule'; rule: Rule }
  | { do: 'change'; at: number; rule: Rule }
  | { do: 'remove'; at: number };

const spot = fc.record({
  centre: fc.constantFrom(...CENTRES),
  account: fc.constantFrom(...ACCOUNTS),
  period: fc.constantFrom(1, 2, 12),
});
const amount = fc.bigInt({ min: 1n, max: 120n });
const leg = (kinds: readonly EntryKind[], sign: readonly bigint[]) =>
  fc
    .tuple(spot, fc.constantFrom(...kinds), amount, fc.constantFrom(...sign))
    .map(([at, kind, minor, by]): Leg => ({ ...at, kind, amount: minor * by }));
const use = leg(['PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL'], [1n, 1n, 1n, -1n]);
const plan = leg(['ORIGINAL', 'REVISION', 'CARRY_FORWARD', 'FLEX'], [1n, 1n, 1n, -1n]);
const transfer = fc.tuple(spot, spot, amount).map(([from, to, minor]): Leg[] => [
  { ...from, kind: 'TRANSFER', amount: -minor },
  { ...to, kind: 'TRANSFER', amount: minor },
]);
const rule: fc.Arbitrary<Rule> = fc.record({
  grain: fc.constantFrom('POOL', 'CELL'),
  mode: fc.constantFrom('STOP', 'STOP', 'WARN', 'TRACK'),
  scope: fc.constantFrom('PERIOD', 'YEAR_TO_DATE', 'YEAR'),
  stopRate: fc.constantFrom('1', '1.1', '0.95'),
  unbudgeted: fc.constantFrom('ALLOW', 'WARN', 'STOP'),
  centre: fc.constantFrom('ALL', 'NORTH', 'SHOP', null),
  account: fc.constantFrom('COST', 'PROMO', null),
});
const post = (legs: fc.Arbitrary<Leg[]>): fc.Arbitrary<Command> =>
  fc.tuple(legs, fc.integer({ min: 0, max: 9 })).map(([some, dice]) => {
    return { do: 'post', legs: some, override: dice === 0 };
  });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: post(fc.array(use, { minLength: 1, maxLength: 3 })) },
  { weight: 4, arbitrary: post(fc.array(plan, { minLength: 1, maxLength: 4 })) },
  { weight: 2, arbitrary: post(transfer) },
  { weight: 2, arbitrary: rule.map((one): Command => ({ do: 'rule', rule: one })) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('change' as const), at: fc.nat(5), rule }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), at: fc.nat(5) }) },
);

const isPlan = (kind: EntryKind) =>
  ['ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX'].includes(kind);

/** Every leg there ever was; each question adds all of them up. */
class Model {
  legs: Leg[] = [];
  rules: { id: string; version: number; rule: Rule }[] = [];

  private signUnder({ centre, account, grain }: Rule, at: Spot): bigint {
    if (centre !== null && !(ABOVE[at.centre] ?? []).includes(centre)) return 0n;
    if (account === null) return 1n;
    if (account === at.account) return 1n;
    if (account !== 'COST') return 0n;
    return grain === 'CELL' ? 1n : (SIGN[at.account] ?? 0n);
  }

  /** Budget and use of every node and slot of a rule. */
  private limits(one: Rule, legs: readonly Leg[]) {
    const limits = new Map<string, { budget: bigint; used: bigint; budgeted: boolean }>();
    for (const at of legs) {
      const sign = this.signUnder(one, at);
      if (sign === 0n || at.kind === 'SETTLED') continue;
      const slots = { PERIOD: [at.period], YEAR: [0], YEAR_TO_DATE: [] as number[] }[one.scope];
      if (one.scope === 'YEAR_TO_DATE') for (let s = at.period; s <= 12; s += 1) slots.push(s);
      for (const slot of slots) {
        const node = one.grain === 'CELL' ? `${at.centre} ${at.account}` : 'pool';
        const limit = limits.get(`${node} ${slot}`) ?? { budget: 0n, used: 0n, budgeted: false };
        if (isPlan(at.kind)) limit.budget += sign * at.amount;
        else limit.used += sign * at.amount;
        limit.budgeted ||= isPlan(at.kind);
        limits.set(`${node} ${slot}`, limit);
      }
    }
    return limits;
  }

  private static ceiling(one: Rule, limit: { budget: bigint; budgeted: boolean }): bigint | null {
    if (!limit.budgeted) return one.unbudgeted === 'STOP' ? 0n : null;
    if (one.mode !== 'STOP') return null;
    const share = { '1': 100n, '1.1': 110n, '0.95': 95n }[one.stopRate] ?? 100n;
    const product = limit.budget * (limit.budget < 0n ? 200n - share : share);
    return product < 0n ? -((-product + 50n) / 100n) : (product + 50n) / 100n;
  }

  /** Whether a rule stops these legs: some excess grows beyond what stood there before. */
  stops(legs: readonly Leg[]): boolean {
    return this.rules.some(({ rule: one }) => {
      const before = this.limits(one, this.legs);
      return [...this.limits(one, [...this.legs, ...legs])].some(([key, after]) => {
        const ceiling = Model.ceiling(one, after);
        if (ceiling === null) return false;
        const old = before.get(key) ?? { budget: 0n, used: 0n, budgeted: false };
        const oldCeiling = Model.ceiling(one, old);
        // Spent while nothing was planned: the first budget may be passed by so much.
        const stood = old.used - (oldCeiling ?? ceiling);
        return after.used - ceiling > (stood > 0n ? stood : 0n);
      });
    });
  }

  /** More given back than was promised, in some cell. */
  overRelieves(legs: readonly Leg[]): boolean {
    const sums = new Map<string, bigint>();
    for (const at of [...this.legs, ...legs]) {
      if (at.kind !== 'PRE_COMMITMENT' && at.kind !== 'COMMITMENT') continue;
      const key = [at.kind, at.centre, at.account, at.period].join(' ');
      sums.set(key, (sums.get(key) ?? 0n) + at.amount);
    }
    return [...sums.values()].some((sum) => sum < 0n);
  }

  available(at: Spot): bigint {
    return this.legs
      .filter((l) => l.centre === at.centre && l.account === at.account && l.period === at.period)
      .reduce((sum, l) => sum + (isPlan(l.kind) ? l.amount : -l.amount), 0n);
  }
}

const inputOf = (world: BudgetWorld, { centre, account, ...rest }: Rule, code: string) =>
  ControlInput.parse({
    ...{ ...rest, code, name: code, warnRate: '0.9' },
    centreId: centre && world.centres[centre],
    accountId: account && world.accounts[account],
  });

async function runPost(world: BudgetWorld, model: Model, one: Command & { do: 'post' }) {
  const postings = one.legs.map(({ kind, amount: minor, ...at }): BudgetPosting =>
    world.posting(kind, minor, at),
  );
  const options = one.override ? { override: { reason: 'Agreed' } } : {};
  const isStopped = !one.override && model.stops(one.legs);
  const outcome = await world.org
    .work((work) => postBudget(work, postings, options))
    .then(() => 'posted')
    .catch((error: unknown) => {
      if (isDomainError(error)) return error.code;
      // The database has the last word on promises that would fall below zero.
      if ((error as { constraint?: string }).constraint?.includes('promises')) return 'promises';
      throw error;
    });
  if (isStopped) {
    expect(outcome).toMatch(/^budgets\.(overBudget|belowUsed|unbudgeted)$/);
  } else if (model.overRelieves(one.legs)) {
    expect(outcome).toBe('promises');
  } else {
    expect(outcome).toBe('posted');
    model.legs.push(...one.legs);
  }
}

async function run(world: BudgetWorld, model: Model, one: Command, step: number): Promise<void> {
  if (one.do === 'post') return runPost(world, model, one);
  if (one.do === 'rule') {
    const input = inputOf(world, one.rule, `R${step}`);
    const { id } = await world.org.work((work) => createControl(work, input));
    model.rules.push({ id, version: 1, rule: one.rule });
    return;
  }
  const target = model.rules[one.at];
  if (!target) return;
  const { id, version } = target;
  if (one.do === 'remove') {
    await world.org.work((work) => removeControl(work, { id, version }));
    model.rules.splice(one.at, 1);
    return;
  }
  const input = { ...inputOf(world, one.rule, `R${step}`), id, version };
  await world.org.work((work) => saveControl(work, input));
  Object.assign(target, { version: version + 1, rule: one.rule });
}

test('random histories keep every sum, every ceiling and every record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      const world = await openBudgetWorld({ settings: { 'budgets.unbudgeted': 'ALLOW' } });
      const model = new Model();
      for (const [step, one] of commands.entries()) await run(world, model, one, step);
      for (const centre of CENTRES) {
        for (const account of ACCOUNTS) {
          const node = {
            centreId: world.centres[centre],
            accountId: world.accounts[account],
            programmeId: NO_ONE,
          };
          for (const period of [1, 2, 12]) {
            const span = { yearId: world.yearId, fromNo: period, toNo: period };
            const { availableMinor } = await world.org.work((w) => readAvailable(w, node, span));
            expect(availableMinor).toBe(model.available({ centre, account, period }));
          }
        }
      }
      expect(await differences(database.superuserUrl, world.org.orgId)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 240_000);
