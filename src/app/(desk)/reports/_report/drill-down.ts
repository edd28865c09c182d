// Where a row of a report leads: the same report narrowed to the row and grouped by the next
// dimension, and in the end the documents: orders, or the entries of the budget. Pure.
import { endOfMonth, maxDate, minDate, startOfMonth } from '@/kernel/business-date';
import {
  entryReports,
  namedDimensions,
  oneDimension,
  reportDimensions,
  type Report,
} from '@/server/modules/analytics/schemas';
import { NO_ONE } from '@/kernel/ids';
import { writeQuery } from '@/ui/filters/url-fields';
import { withQuery } from '../../dashboards/_drivers/driver-links';
import { entriesOfRow, SEVERAL_YEARS } from './entries-of-row';
import { reportFilters, type ReportFilters } from './report-filters';
import { textOf, type ReportLine } from './report-rows';

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
  periods: Report['periods'],
): ReportFilters {
  const own = periodOfRow(line, periods);
  const { from, to } = filters;
  const only = Object.fromEntries(
    filters.by
      .filter((dim) => namedDimensions.has(dim))
      .map((dim) => [dim, textOf(line.values[dim])]),
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

/**
 * What was sold behind a row of a report on one kind of thing: its order lines; of a salesperson or a
 * category, which lines are not narrowed to, its sales.
 */
function comparedHref({ by, from, to, ids }: Report, { values }: ReportLine): string | undefined {
  const [dimension = ''] = by;
  const code = textOf(values[dimension]);
  const days = {
    from: textOf(values['from_date']) || (from ?? ''),
    to: textOf(values['to_date']) || (to ?? ''),
  };
  if (days.from === '' || days.to === '') return undefined;
  if (LINES_OF.has(dimension)) {
    const id = code === '' ? NO_ONE : ids[dimension]?.[code];
    return id && withQuery('/dashboards/lines', { ...days, [dimension]: id });
  }
  const filters = { ...days, by: ['dealer'], only: { [dimension]: code }, depth: null };
  return reportHref('sales', { ...filters, basis: undefined });
}

export interface Opened {
  readonly report: Report;
  readonly filters: ReportFilters;
  /** Whether the reader may read entries of the budget. */
  readonly maySeeEntries: boolean;
}

/** Down the dimensions of its report, then to the entries; those of several years year by year. */
function budgetHref(opened: Opened, narrowed: ReportFilters, line: ReportLine): string | undefined {
  const { report, filters, maySeeEntries } = opened;
  const below = reportDimensions[report.name].find(
    (dim) => namedDimensions.has(dim) && !(dim in narrowed.only),
  );
  if (below) return reportHref(report.name, { ...narrowed, by: [below] });
  if (!maySeeEntries) return undefined;
  const found = entriesOfRow({ report, filters, narrowed }, line);
  if (found !== SEVERAL_YEARS) return found;
  if (filters.by.includes('period')) return undefined;
  return reportHref(report.name, { ...narrowed, by: ['period'] });
}

/** What a row opens; undefined where nothing stands behind it. */
export function rowHref(opened: Opened, line: ReportLine): string | undefined {
  const { report, filters } = opened;
  const { name, ids } = report;
  if (name === 'stock') {
    const product = textOf(line.values['product']);
    return product === '' ? undefined : `/stock?q=${encodeURIComponent(product)}`;
  }
  if (oneDimension.has(name)) return comparedHref(report, line);
  const narrowed = narrowToRow(filters, line, report.periods);
  const isFixed = (dimension: string) => dimension in narrowed.only;
  if (name === 'receivables-ageing') {
    const dealerId = ids['dealer']?.[textOf(line.values['dealer'])];
    if (dealerId) return `/accounts/${dealerId}`;
    return isFixed('dealer') ? undefined : reportHref(name, { ...narrowed, by: ['dealer'] });
  }
  if (entryReports.has(name)) return budgetHref(opened, narrowed, line);
  const next = NEXT.find((dimension) => !isFixed(dimension));
  if (next) return reportHref(name, { ...narrowed, by: [next] });
  return ordersHref(narrowed, ids) ?? reportHref(name, { ...narrowed, by: ['day'] });
}
