// The files of a known data set: plain or gzipped CSV, in the folder the user names.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DomainError } from '@/kernel/domain-error';
import { decodeText, readDelimited } from '../domain/table';

export type Row = Record<string, string>;

/**
 * Rows of `<name>.csv` or `<name>.csv.gz`. Refuses `imports.fileMissing`, `imports.fileBroken`, `imports.fileCut`,
 * and as `decodeText` and `readDelimited` do.
 */
export function readCsv(folder: string, name: string): Row[] {
  const plain = path.join(folder, `${name}.csv`);
  const packed = `${plain}.gz`;
  if (existsSync(plain)) return rowsOf(readFileSync(plain), `${name}.csv`);
  if (existsSync(packed)) {
    const file = `${name}.csv.gz`;
    return rowsOf(unpack(readFileSync(packed), file), file);
  }
  throw new DomainError('imports.fileMissing', {
    status: 'invalid',
    field: 'folder',
    params: { file: `${name}.csv`, folder },
  });
}

/**
 * Reads files that later steps will: what is missing or broken is refused as `readCsv` does, before an
 * organization is opened that could not be filled.
 */
export function demandFiles(folder: string, names: readonly string[]): void {
  for (const name of names) readCsv(folder, name);
}

/** Whether there is such a file, plain or packed. */
export function hasFile(folder: string, name: string): boolean {
  const plain = path.join(folder, `${name}.csv`);
  return existsSync(plain) || existsSync(`${plain}.gz`);
}

function unpack(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch {
    throw new DomainError('imports.fileBroken', {
      status: 'invalid',
      field: 'file',
      params: { file },
    });
  }
}

/**
 * A row of fewer or more cells than the heading is that of a file that broke off, or of another one. An
 * empty cell means zero, so the amounts that are not there would be loaded as nothing.
 */
function rowsOf(bytes: Uint8Array, file: string): Row[] {
  return readDelimited(decodeText(bytes)).rows.map(({ row, cells, surplus, lacking }) => {
    if (surplus === 0 && lacking === 0) return cells;
    throw new DomainError('imports.fileCut', {
      status: 'invalid',
      field: 'file',
      params: { file, row },
    });
  });
}

/** A cell that must be there: a data set without it is not the one it claims to be. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value !== undefined) return value;
  throw new DomainError('imports.columnMissing', {
    status: 'invalid',
    field: 'file',
    params: { column },
  });
}
