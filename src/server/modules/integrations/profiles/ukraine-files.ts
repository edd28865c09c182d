// The files of one year of the Ukrainian budgets. Incomes are there for three cities only.
import { hasFile, readCsv } from './read-csv';
import type { UkraineFiles } from './ukraine-ledger';
import { chooseYear } from './years';

/** Refuses `imports.fileMissing`, `imports.yearMissing`. */
export function readUkraine(
  folder: string,
  asked: number | undefined,
): { year: number; files: UkraineFiles } {
  const year = chooseYear(folder, 'expenses_economic_', asked);
  const incomes = `incomes_3cities_${year}`;
  return {
    year,
    files: {
      expenses: readCsv(folder, `expenses_economic_${year}`),
      incomes: hasFile(folder, incomes) ? readCsv(folder, incomes) : [],
    },
  };
}
