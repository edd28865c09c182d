// Budget cells on the trees of centres and accounts: who stands where, and what adds up to what.
import type { BusinessDate } from '@/kernel/business-date';
import { localName } from '@/kernel/local-names';
import {
  readAccounts,
  readCentresOn,
  rollUp,
  signTo,
  type AccountKind,
  type AccountNode,
  type CentreNode,
} from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { ratio } from '../domain/ratio';
import type { VarianceKind } from '../domain/variance';
import type { Basis } from '../figure-schemas';
import type { BasisMeasure, CellSums } from '../repo/figures-budget';
import type { Compared } from './fiscal-span';

export const MEASURES = [
  'original',
  'revised',
  'preCommitted',
  'committed',
  'actual',
  'settled',
  'basis',
] as const;
export type Figures = Record<(typeof MEASURES)[number], bigint>;

export interface BudgetTrees {
  centres: CentreNode[];
  accounts: AccountNode[];
}

/**
 * The trees as they stood on a day: figures of an earlier period roll up as it was then. For a reader,
 * nodes are named in that language.
 */
export async function readTrees(
  work: Work,
  on: BusinessDate,
  locale?: string,
): Promise<BudgetTrees> {
  const [centres, accounts] = [await readCentresOn(work, on), await readAccounts(work)];
  if (locale === undefined) return { centres, accounts };
  return {
    centres: centres.map((node) => ({ ...node, name: localName(node, locale) })),
    accounts: accounts.map((node) => ({ ...node, name: localName(node, locale) })),
  };
}

const isComparable = ({ kind }: AccountNode) =>
  kind === 'REVENUE' || kind === 'EXPENSE' || kind === 'RESULT';

/** The highest accounts of money earned and spent: they are added up where no account is named. */
export function topAccounts(accounts: readonly AccountNode[]): AccountNode[] {
  const comparable = new Set(accounts.filter(isComparable).map(({ id }) => id));
  return accounts.filter(
    (one) => comparable.has(one.id) && !(one.parentId && comparable.has(one.parentId)),
  );
}

/** The highest accounts of money spent. */
export function topExpenses(accounts: readonly AccountNode[]): AccountNode[] {
  const spent = new Set(accounts.filter(({ kind }) => kind === 'EXPENSE').map(({ id }) => id));
  return accounts.filter((one) => spent.has(one.id) && !(one.parentId && spent.has(one.parentId)));
}

const OTHER = { EXPENSE: 'REVENUE', REVENUE: 'EXPENSE' } as const;

/**
 * Which way each account is favourable: as its kind is, and the other way where it is taken off what is
 * of its own kind, as returns are off sales and refunds off costs. Accounts parents first.
 */
export function varianceKinds(accounts: readonly AccountNode[]): ReadonlyMap<string, VarianceKind> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const kinds = new Map<string, VarianceKind>();
  for (const { id, kind, parentId, operator } of accounts) {
    const above = parentId === null ? undefined : byId.get(parentId);
    const own = kind === 'EXPENSE' ? 'EXPENSE' : 'REVENUE';
    const inherited = above?.kind === kind ? (kinds.get(above.id) ?? own) : own;
    kinds.set(id, above?.kind === kind && operator === '-' ? OTHER[inherited] : inherited);
  }
  return kinds;
}

/**
 * By account: 1 where a unit more of it is favourable to the accounts asked for, -1 where it is not;
 * accounts that do not count there are left out. Several accounts are earned less spent.
 */
export function varianceFactors(
  accounts: readonly AccountNode[],
  tops: readonly AccountNode[],
): Map<string, bigint> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const kinds = varianceKinds(accounts);
  const factors = new Map<string, bigint>();
  for (const { id } of accounts) {
    for (const top of tops) {
      const sign = signTo(byId, id, top.id);
      if (sign) factors.set(id, BigInt(sign) * (kinds.get(top.id) === 'EXPENSE' ? -1n : 1n));
    }
  }
  return factors;
}

/** By account: 1 where a unit more of it is more spent, -1 where it is less; others are left out. */
export function spentSigns(accounts: readonly AccountNode[]): Map<string, bigint> {
  const favourable = varianceFactors(accounts, topExpenses(accounts));
  return new Map([...favourable].map(([id, factor]) => [id, -factor]));
}

/**
 * Accounts of one kind at and below an account, or all of them, each with the operators between accounts
 * of that kind on the way there: what a report adds up that tells kinds apart, not accounts.
 */
export function kindSigns(
  accounts: readonly AccountNode[],
  kind: AccountKind,
  topId: string | null,
): Map<string, bigint> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const signs = new Map<string, bigint>();
  for (const account of accounts) {
    if (account.kind !== kind || (topId !== null && !account.path.includes(topId))) continue;
    const way = account.path.slice(topId === null ? 0 : account.path.indexOf(topId) + 1);
    const operators = way.flatMap((id) => {
      const one = byId.get(id);
      const above = one?.parentId ? byId.get(one.parentId) : undefined;
      return one && one.kind === kind && above?.kind === kind ? [one.operator] : [];
    });
    if (operators.includes('~')) continue;
    const isTakenOff = operators.filter((operator) => operator === '-').length % 2 === 1;
    signs.set(account.id, isTakenOff ? -1n : 1n);
  }
  return signs;
}

/** The node and what is directly below it, or everything below it; without a node from the roots. */
export function branch<T extends { id: string; parentId: string | null; path: readonly string[] }>(
  nodes: readonly T[],
  rootId: string | null,
  asTree: boolean,
): T[] {
  if (rootId !== null) {
    return nodes.filter((one) =>
      asTree ? one.path.includes(rootId) : one.id === rootId || one.parentId === rootId,
    );
  }
  return asTree ? [...nodes] : nodes.filter((one) => one.path.length <= 2);
}

/** Own amounts of each centre with everything below it: centre → measure → account → amount. */
function sumsByCentre(centres: readonly CentreNode[], cells: readonly CellSums[]) {
  const pathOf = new Map(centres.map(({ id, path }) => [id, path]));
  const sums = new Map<string, Record<string, Map<string, bigint>>>();
  for (const cell of cells) {
    for (const centreId of pathOf.get(cell.centreId) ?? [cell.centreId]) {
      const own =
        sums.get(centreId) ?? Object.fromEntries(MEASURES.map((m) => [m, new Map()] as const));
      sums.set(centreId, own);
      for (const measure of MEASURES) {
        const byAccount = own[measure] as Map<string, bigint>;
        byAccount.set(cell.accountId, (byAccount.get(cell.accountId) ?? 0n) + cell[measure]);
      }
    }
  }
  return sums;
}

export type RolledUp = ReadonlyMap<string, ReadonlyMap<string, Figures>>;

/** Every centre with figures → every account with figures, both rolled up. */
export function rolledUp({ centres, accounts }: BudgetTrees, cells: readonly CellSums[]): RolledUp {
  const result = new Map<string, Map<string, Figures>>();
  for (const [centreId, own] of sumsByCentre(centres, cells)) {
    const rolled = MEASURES.map(
      (measure) => [measure, rollUp(accounts, own[measure] ?? new Map())] as const,
    );
    const ids = new Set(rolled.flatMap(([, totals]) => [...totals.keys()]));
    const figures = [...ids].map((id): [string, Figures] => [
      id,
      Object.fromEntries(
        rolled.map(([measure, totals]) => [measure, totals.get(id) ?? 0n]),
      ) as Figures,
    ]);
    result.set(centreId, new Map(figures));
  }
  return result;
}

/** The same of each centre alone, without what is below it. */
export function ownFigures({ centres, accounts }: BudgetTrees, cells: readonly CellSums[]) {
  const alone = centres.map((centre) => ({ ...centre, path: [centre.id] }));
  return rolledUp({ centres: alone, accounts }, cells);
}

const NOTHING: Figures = {
  ...{ original: 0n, revised: 0n, preCommitted: 0n, committed: 0n, actual: 0n, settled: 0n },
  basis: 0n,
};

export function addFigures(parts: readonly (Figures | undefined)[]): Figures {
  const sum = { ...NOTHING };
  for (const part of parts) {
    if (part) for (const measure of MEASURES) sum[measure] += part[measure];
  }
  return sum;
}

/** What a comparison takes from the periods of its basis. */
export const basisMeasure = (basis: Basis, { shares }: Pick<Compared, 'shares'>): BasisMeasure => ({
  of: basis === 'BUDGET' ? 'revised' : 'actual',
  shares,
});

/**
 * As the answers show them: what is available, how much of the budget was carried out, and how much of
 * what was planned to date, where the figures were read with its shares.
 */
export function executionOf(figures: Figures) {
  const { original, revised, preCommitted, committed, actual, settled, basis } = figures;
  return {
    originalMinor: original,
    revisedMinor: revised,
    preCommittedMinor: preCommitted,
    committedMinor: committed,
    actualMinor: actual,
    settledMinor: settled,
    availableMinor: revised - preCommitted - committed - actual,
    rate: ratio(actual, revised),
    rateToDate: ratio(actual, basis),
  };
}
