// The tree table of budget execution as a finished model. Pure. Rows go along one axis (centres or
// accounts) at one node of the other; a row is shown when every row above it is open.
import { NO_ONE } from '@/kernel/ids';
import type { BudgetExecution, ExecutionRow } from '@/server/modules/analytics/figure-schemas';

export type Axis = 'centre' | 'account';

export interface ExecutionLine {
  /** Of its node. */
  readonly id: string;
  /** What stands at the node itself, without what is below it. */
  readonly isOwn: boolean;
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  /** Null: nothing was budgeted or spent there. */
  readonly figures: ExecutionRow | null;
  readonly forecastMinor: bigint | null;
  /** Of the account the line speaks of: EXPENSE, REVENUE or RESULT. */
  readonly kind: string;
  /** An expense that used more than was budgeted; more revenue or result is no excess. */
  readonly isOver: boolean;
}

export interface ExecutionQuestion {
  readonly axis: Axis;
  /** The node of the other axis. */
  readonly otherId: string;
  /** Nodes whose children show; the topmost are always open. */
  readonly open: ReadonlySet<string>;
}

const cellKey = (centreId: string, accountId: string) => `${centreId} ${accountId}`;

/** Lines parents first. A child whose parent is outside the answer stands on top. */
export function executionLines(
  answer: BudgetExecution,
  { axis, otherId, open }: ExecutionQuestion,
): readonly ExecutionLine[] {
  const nodes: BudgetExecution['centres'] = axis === 'centre' ? answer.centres : answer.accounts;
  const keyOf = (id: string) => (axis === 'centre' ? cellKey(id, otherId) : cellKey(otherId, id));
  const cells = new Map(answer.rows.map((row) => [cellKey(row.centreId, row.accountId), row]));
  const ahead = new Map(
    answer.forecast.map((row) => [cellKey(row.centreId, row.accountId), row.yearMinor]),
  );
  const known = new Set(nodes.map(({ id }) => id));
  const childrenOf = new Map<string | null, (typeof nodes)[number][]>();
  for (const node of nodes) {
    const { parentId } = node;
    const above = parentId !== null && known.has(parentId) ? parentId : null;
    childrenOf.set(above, [...(childrenOf.get(above) ?? []), node]);
  }
  const kinds = new Map(answer.accounts.map(({ id, kind }) => [id, kind]));
  // No account: everything that is spent.
  kinds.set(NO_ONE, 'EXPENSE');
  const own = new Map(answer.own.map((row) => [cellKey(row.centreId, row.accountId), row]));
  const walk = (parentId: string | null, depth: number): ExecutionLine[] =>
    (childrenOf.get(parentId) ?? []).flatMap(({ id, code, name }) => {
      const kind = kinds.get(axis === 'account' ? id : otherId) ?? '';
      const figures = cells.get(keyOf(id)) ?? null;
      const hasChildren = childrenOf.has(id);
      const isOpen = hasChildren && (depth === 0 || open.has(id));
      const isOver = (row: ExecutionRow | null) =>
        kind === 'EXPENSE' && row !== null && row.availableMinor < 0n;
      const line: ExecutionLine = {
        ...{ id, code, name, depth, hasChildren, isOpen, figures, kind, isOwn: false },
        forecastMinor: ahead.get(keyOf(id)) ?? null,
        isOver: isOver(figures),
      };
      const alone = axis === 'centre' && isOpen ? own.get(keyOf(id)) : undefined;
      const ownLine = alone && {
        ...{ ...line, depth: depth + 1, hasChildren: false, isOpen: false, isOwn: true },
        ...{ figures: alone, forecastMinor: alone.yearMinor, isOver: isOver(alone) },
      };
      // The parts of the line above: its own beside those below it.
      return [line, ...(ownLine ? [ownLine] : []), ...(isOpen ? walk(id, depth + 1) : [])];
    });
  return walk(null, 0);
}

export type Heat = 'none' | 'low' | 'near' | 'full' | 'over';

/** How far a budget is used, in steps that a word and a shade can name; null has no basis. */
export function heatOf(rate: string | null): Heat {
  if (rate === null) return 'none';
  const ratio = Number(rate);
  if (ratio > 1) return 'over';
  if (ratio >= 0.95) return 'full';
  return ratio >= 0.7 ? 'near' : 'low';
}
