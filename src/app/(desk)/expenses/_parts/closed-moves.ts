// Lines of a request that is not approved yet, whose period is closed, and where they go. Pure.
import type { RequestLineView } from '@/server/modules/expenses/schemas';

export interface ClosedMove {
  readonly lineId: string;
  readonly lineNo: number;
  readonly from: string;
  /** null: no later period is open. */
  readonly to: { readonly id: string; readonly code: string } | null;
}

export const closedMoves = (lines: readonly RequestLineView[]): ClosedMove[] =>
  lines
    .filter(({ period }) => period.status === 'CLOSED')
    .map(({ id, lineNo, period }) => {
      return { lineId: id, lineNo, from: period.code, to: period.openAfter };
    });
