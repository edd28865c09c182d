// Where a row of a report leads: the same report narrowed to the row and grouped by the next
// dimension, and in the end the documents: orders, or the entries of the budget. Pure.
import type { Period } from '@/kernel/period';
import { endOfMonth, maxDate, minDate, startOfMonth } from '@/kernel/business-date';
import {
  codeOfItself,
  entryReports,
  itself,
  namedDimensions,
  oneDimension,
  reportDimensions,
  type Report,
} from '@/server/modules/analytics/schemas';
import { NO_ONE } from '@/kernel/ids';
import { writeQuery } from '@/ui/filters/url-fields';
import { withQuery } from '../../dashboards/_drivers/driver-links';
import { basisOfRow, entriesOfRow, SEVERAL_YEARS } from './entries-of-row';
import { reportFilters, type ReportFilters } from './report-filters';
import { minorOf, standsAlone, textOf, type ReportLine } from './report-rows';

/** From wide to narrow; the first that is not fixed yet is what a row opens into. */
const NEXT = ['dealer', 'product'] as const;

/** The days a row stands for, with those of its fiscal period; null: those of the question. */
function periodOfRow(
  { values }: ReportLine,
  periods: Report['periods'],
): { from: string; to: string } | null {
  const fiscal = periods.find(({ code }) => code === textOf(values['period']));
  if (fiscal) return { from: fiscal.startsOn, to: fiscal.endsOn };
  const day = textOf(values['day']);
  const month = textOf(values['month']);
  const year = textOf(values['year']);
  if (day !== '') return { from: day, to: day };
  if (month !== '') return { from: startOfMonth(`${month}-01`), to: endOfMonth(`${month}-01`) };
  return year === '' ? null : { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The question narrowed to what a row stands for. */
export function narrowToRow(
  filters: ReportFilters,
  line: ReportLine,
  report: Pick<Report, 'periods' | 'own'>,
): ReportFilters {
  const own = periodOfRow(line, report.periods);
  const { from, to } = filters;
  const only = Object.fromEntries(
    filters.by
      .filter((dim) => namedDimensions.has(dim))
      .map((dim) => {
        const code = textOf(line.values[dim]);
        return [dim, standsAlone(report, dim, code) ? itself(code) : code];
      }),
  );
  return {
    ...filters,
    only: { ...filters.only, ...only },
    from: own ? (from ? maxDate(from, own.from) : own.from) : from,
    to: own ? (to ? minDate(to, own.to) : own.to) : to,
  };
}

type Ids = Report['ids'];

/** The orders a question speaks of; null where the order list cannot be narrowed like that. */
export function ordersHref(filters: ReportFilters, ids: Ids): string | null {
  const params = new URLSearchParams();
  for (const [dimension, code] of Object.entries(filters.only)) {
    const id = ids[dimension]?.[code];
    if (id === undefined) return null;
    params.set(dimension, `${id}~${code}`);
  }
  if (filters.from) params.set('from', filters.from);
  if (filters.to) params.set('to', filters.to);
  return `/orders?${params.toString()}`;
}

function reportHref(name: Report['name'], filters: ReportFilters): string {
  const query = writeQuery('', reportFilters(name), filters);
  return query === '' ? `/reports/${name}` : `/reports/${name}?${query}`;
}

const LINES_OF: ReadonlySet<string> = new Set(['product', 'dealer', 'region']);

export interface Opened {
  readonly report: Report;
  readonly filters: ReportFilters;
  /** Of the reader: a link that ends in a refusal is none. */
  readonly permissions: readonly string[];
}

/** The days a row of a report on one kind of thing counts; null: it tells of none. */
function daysOfRow({ from, to }: Report, { values }: ReportLine): Period | null {
  const days = {
    from: textOf(values['from_date']) || (from ?? ''),
    to: textOf(values['to_date']) || (to ?? ''),
  };
  return days.from === '' || days.to === '' ? null : days;
}

/**
 * What was sold on days behind a row of a report on one kind of thing: its order lines; of a salesperson
 * or a category, which lines are not narrowed to, and for whoever may not read lines, its sales.
 */
function soldHref(
  { report: { name, by, ids }, permissions }: Opened,
  { values }: ReportLine,
  days: Period | null,
): string | undefined {
  const [dimension = ''] = by;
  const code = textOf(values[dimension]);
  if (days === null) return undefined;
  // Where effects are told apart a region stands for its own dealers; a target is of those below, too.
  const isOwn = dimension === 'region' && name === 'price-mix-quantity' && code !== '';
  if (LINES_OF.has(dimension) && permissions.includes('dashboard.read')) {
    const id = code === '' ? NO_ONE : ids[dimension]?.[code];
    return (
      id && withQuery('/dashboards/lines', { ...days, [dimension]: id, own: isOwn ? '1' : null })
    );
  }
  const next = NEXT.find((one) => one !== dimension) ?? 'dealer';
  const only = { [dimension]: isOwn ? itself(code) : code };
  const filters = { ...days, by: [next], only, depth: null };
  return reportHref('sales', { ...filters, basis: undefined });
}

/** Who asked for what was spent: of a type, a centre and a dealer, whenever it was. */
function requestsHref({ only }: ReportFilters, { ids }: Report): string | undefined {
  const idOf = (dimension: string) => {
    const code = only[dimension] ?? '';
    return ids[dimension]?.[codeOfItself(code) ?? code];
  };
  const type = idOf('expenseType');
  const dealer = idOf('dealer');
  // Nobody asks for what is of no type.
  return (
    type &&
    withQuery('/expenses', {
      ...{ type, centre: idOf('centre') },
      dealer: dealer && `${dealer}~${only['dealer'] ?? ''}`,
    })
  );
}

/** The dimension that a row of a report on the budget opens into; undefined at the last level. */
const nextBelow = ({ name }: Report, { only }: ReportFilters) =>
  reportDimensions[name].find((dim) => namedDimensions.has(dim) && !(dim in only));

/** Down the dimensions of its report, then to the entries; those of several years year by year. */
function budgetHref(opened: Opened, narrowed: ReportFilters, line: ReportLine): string | undefined {
  const { report, filters, permissions } = opened;
  const below = nextBelow(report, narrowed);
  if (below) return reportHref(report.name, { ...narrowed, by: [below] });
  if (!permissions.includes('budgets.read')) {
    const maySee = report.name === 'expense-flow' && permissions.includes('expenses.read');
    return maySee ? requestsHref(narrowed, report) : undefined;
  }
  const found = entriesOfRow({ report, filters, narrowed }, line);
  if (found !== SEVERAL_YEARS) return found;
  if (filters.by.includes('period')) return undefined;
  return reportHref(report.name, { ...narrowed, by: ['period'] });
}

/**
 * What stands behind the figure that a row is compared with, where the row opens its own rows: entries,
 * or order lines, of other days. Undefined where there is none, or where it goes further down first.
 */
export function basisRowHref(opened: Opened, line: ReportLine): string | undefined {
  const { report, filters, permissions } = opened;
  if (report.name === 'price-mix-quantity') {
    return minorOf(line.values['basis_amount'])
      ? soldHref(opened, line, report.basisDays)
      : undefined;
  }
  if (report.name !== 'variance' || !permissions.includes('budgets.read')) return undefined;
  const narrowed = narrowToRow(filters, line, report);
  if (nextBelow(report, narrowed)) return undefined;
  return basisOfRow({ report, filters, narrowed }, line);
}

/** What a row opens; undefined where nothing stands behind it that the reader may see. */
export function rowHref(opened: Opened, line: ReportLine): string | undefined {
  const { report, filters } = opened;
  const { name, ids } = report;
  const may = (permission: string) => opened.permissions.includes(permission);
  if (name === 'stock') {
    const product = textOf(line.values['product']);
    return product === '' || !may('inventory.read')
      ? undefined
      : `/stock?q=${encodeURIComponent(product)}`;
  }
  if (oneDimension.has(name)) return soldHref(opened, line, daysOfRow(report, line));
  const narrowed = narrowToRow(filters, line, report);
  const isFixed = (dimension: string) => dimension in narrowed.only;
  if (name === 'receivables-ageing') {
    const dealerId = ids['dealer']?.[textOf(line.values['dealer'])];
    if (dealerId) return may('invoices.read') ? `/accounts/${dealerId}` : undefined;
    return isFixed('dealer') ? undefined : reportHref(name, { ...narrowed, by: ['dealer'] });
  }
  if (entryReports.has(name)) return budgetHref(opened, narrowed, line);
  const next = NEXT.find((dimension) => !isFixed(dimension));
  if (next) return reportHref(name, { ...narrowed, by: [next] });
  const orders = may('orders.read') ? ordersHref(narrowed, ids) : null;
  return orders ?? reportHref(name, { ...narrowed, by: ['day'] });
}
