// Where the formula of a cell is shown: in its own year, not in today's, and for its programme. Pure.
import { NO_ONE } from '@/kernel/ids';
import type { ChangeView } from '@/server/modules/budgets/version-schemas';

type Line = Pick<
  ChangeView['items'][number],
  'centreId' | 'accountId' | 'programmeId' | 'periodId'
>;
interface Years {
  readonly years: readonly { id: string; periods: readonly { id: string }[] }[];
}

export function availableHref(line: Line, trees: Years | null): string {
  const year = trees?.years.find(({ periods }) => periods.some(({ id }) => id === line.periodId));
  const values = new URLSearchParams({
    ...(year ? { year: year.id } : {}),
    ...{ centre: line.centreId, account: line.accountId },
    programme: line.programmeId === NO_ONE ? 'none' : line.programmeId,
  });
  return `/budgets/available?${values.toString()}`;
}
