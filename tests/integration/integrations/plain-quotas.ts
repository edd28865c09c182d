// Sales quotas of AdventureWorks and what was sold against each, counted with plain loops that share
// nothing with the product.
import { cents, plainRows } from './plain-csv';

type Row = Record<string, string>;

const text = (row: Row, column: string): string => row[column] ?? '';
const amount = (row: Row, column: string): bigint => cents(text(row, column) || '0');

export interface QuotaFigures {
  salesperson: string;
  from: string;
  /** Day before the person's next quota; open for the last. */
  until: string | null;
  target: bigint;
  actual: bigint;
}

/** Quota in force from its date to the person's next, beside what the person's orders sold then. */
export function adventureworksQuotas(folder: string): QuotaFigures[] {
  const people = new Map(
    plainRows(folder, 'DimEmployee').map((row) => [
      text(row, 'EmployeeKey'),
      text(row, 'EmployeeNationalIDAlternateKey'),
    ]),
  );
  const personOf = (row: Row) => people.get(text(row, 'EmployeeKey')) ?? '';
  const sales = new Map<string, { on: string; net: bigint }[]>();
  for (const row of plainRows(folder, 'FactResellerSales')) {
    const sold = sales.get(personOf(row)) ?? [];
    sold.push({ on: text(row, 'OrderDate'), net: amount(row, 'SalesAmount') });
    sales.set(personOf(row), sold);
  }
  const quotas = plainRows(folder, 'FactSalesQuota').map((row) => ({
    salesperson: personOf(row),
    from: text(row, 'Date'),
    target: amount(row, 'SalesAmountQuota'),
  }));
  return quotas
    .map((quota) => {
      const later = quotas
        .filter((one) => one.salesperson === quota.salesperson && one.from > quota.from)
        .map((one) => one.from)
        .toSorted();
      const [next] = later;
      const actual = (sales.get(quota.salesperson) ?? [])
        .filter(({ on }) => on >= quota.from && (next === undefined || on < next))
        .reduce((sum, { net }) => sum + net, 0n);
      const until =
        next === undefined
          ? null
          : new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
      return { ...quota, until, actual };
    })
    .toSorted((a, b) => (a.salesperson + a.from < b.salesperson + b.from ? -1 : 1));
}
