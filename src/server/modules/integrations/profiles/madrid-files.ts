// The files of one year of Madrid's budget. Revenue and eliminations are not published for each.
import type { BusinessDate } from '@/kernel/business-date';
import type { MadridFiles } from './madrid-ledger';
import { hasFile, readCsv } from './read-csv';
import { chooseYear } from './years';

/** Years that were published before they were over, and the last day they tell of. */
const UNFINISHED: Readonly<Record<number, BusinessDate>> = { 2025: '2025-07-31' };

export interface MadridYear {
  year: number;
  /** What the figures tell of ends with this day. */
  asOf: BusinessDate;
  files: MadridFiles;
}

/** Refuses `imports.fileMissing`, `imports.yearMissing`. */
export function readMadrid(folder: string, asked: number | undefined): MadridYear {
  const year = chooseYear(folder, 'expenditure_', asked);
  const rowsOf = (name: string) => {
    const file = `${name}_${year}`;
    return hasFile(folder, file) ? readCsv(folder, file) : [];
  };
  return {
    year,
    asOf: UNFINISHED[year] ?? `${year}-12-31`,
    files: {
      expenditure: readCsv(folder, `expenditure_${year}`),
      expenditureEliminations: rowsOf('expenditure_eliminations'),
      revenue: rowsOf('revenue'),
      revenueEliminations: rowsOf('revenue_eliminations'),
    },
  };
}
