// Data sets with a file per year.
import { readdirSync, statSync } from 'node:fs';
import { DomainError } from '@/kernel/domain-error';

/**
 * The year to load: the one asked for, else the newest in the folder. Refuses `imports.fileMissing`
 * where the folder has no year at all and `imports.yearMissing` with the years it has.
 */
export function chooseYear(folder: string, prefix: string, asked: number | undefined): number {
  const pattern = new RegExp(`^${prefix}(\\d{4})\\.csv(?:\\.gz)?$`);
  // Somebody may name a file of the folder, or nothing that is there.
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const names = isFolder ? readdirSync(folder) : [];
  const years = names.flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number);
  const newest = Math.max(...years);
  if (years.length === 0) {
    const params = { file: `${prefix}YYYY.csv`, folder };
    throw new DomainError('imports.fileMissing', { status: 'invalid', field: 'folder', params });
  }
  const year = asked ?? newest;
  if (years.includes(year)) return year;
  const known = [...new Set(years)].toSorted((a, b) => a - b).join(', ');
  const params = { year: String(year), years: known };
  throw new DomainError('imports.yearMissing', { status: 'invalid', field: 'year', params });
}
