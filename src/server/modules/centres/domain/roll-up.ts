/**
 * How amounts of accounts roll up into the accounts above them: '+' adds, '-' subtracts, '~' stays
 * where it is. Pure.
 */
export const OPERATORS = ['+', '-', '~'] as const;
export type Operator = (typeof OPERATORS)[number];

export const ACCOUNT_KINDS = [
  'REVENUE',
  'EXPENSE',
  'ASSET',
  'LIABILITY',
  'RESULT',
  'STATISTIC',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface RollingAccount {
  id: string;
  parentId: string | null;
  operator: Operator;
}

const SIGN: Record<Operator, 1 | -1 | 0> = { '+': 1, '-': -1, '~': 0 };

/**
 * What one unit on an account is worth in an account above it: 1, -1, or 0 where an operator on the
 * way keeps it out. 1 for the account itself; undefined where the other is not above it.
 */
export function signTo(
  accounts: ReadonlyMap<string, RollingAccount>,
  accountId: string,
  aboveId: string,
): 1 | -1 | 0 | undefined {
  let sign: number = 1;
  let at = accounts.get(accountId);
  while (at && at.id !== aboveId) {
    sign *= SIGN[at.operator];
    at = at.parentId === null ? undefined : accounts.get(at.parentId);
  }
  if (!at) return undefined;
  if (sign === 0) return 0;
  return sign > 0 ? 1 : -1;
}

/**
 * The amount of every account: its own and what rolls up into it. `accounts` parents before
 * children, as trees are read; accounts without any amount are left out.
 */
export function rollUp(
  accounts: readonly RollingAccount[],
  own: ReadonlyMap<string, bigint>,
): Map<string, bigint> {
  const totals = new Map<string, bigint>();
  for (const { id, parentId, operator } of accounts.toReversed()) {
    const amount = (totals.get(id) ?? 0n) + (own.get(id) ?? 0n);
    if (!totals.has(id) && !own.has(id)) continue;
    totals.set(id, amount);
    if (parentId === null || operator === '~') continue;
    const above = totals.get(parentId) ?? 0n;
    totals.set(parentId, operator === '+' ? above + amount : above - amount);
  }
  return totals;
}
