// Files of a data set as they arrive: whole, or not at all.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCsv } from '@/server/modules/integrations/profiles/read-csv';
import { chooseYear } from '@/server/modules/integrations/profiles/years';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'data-set-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes: string | Uint8Array) =>
  writeFileSync(path.join(folder, name), bytes);

const WHOLE = 'code,initial,spent\nA,1,2\nB,,4\n';

describe('the year of a data set', () => {
  test('is the newest of the folder, or the one asked for', () => {
    for (const year of [2021, 2023]) put(`spent_${year}.csv`, WHOLE);
    expect(chooseYear(folder, 'spent_', undefined)).toBe(2023);
    expect(chooseYear(folder, 'spent_', 2021)).toBe(2021);
    expect(() => chooseYear(folder, 'spent_', 2022)).toThrow(
      expect.objectContaining({ code: 'imports.yearMissing' }),
    );
  });

  test.each(['', 'nowhere', 'spent_2023.csv'])(
    'is refused where “%s” is no such folder',
    (name) => {
      put('spent_2023.csv', WHOLE);
      const place = name === '' ? '' : path.join(folder, name);
      expect(() => chooseYear(place, 'spent_', 2023)).toThrow(
        expect.objectContaining({ code: 'imports.fileMissing' }),
      );
    },
  );
});

describe('a file of a data set', () => {
  test('is read plain or packed, empty cells and all', () => {
    put('plain.csv', WHOLE);
    put('packed.csv.gz', gzipSync(WHOLE));
    expect(readCsv(folder, 'plain')).toEqual(readCsv(folder, 'packed'));
    expect(readCsv(folder, 'plain')).toHaveLength(2);
  });

  test.each([
    ['breaks off within a row', 'code,initial,spent\nA,1,2\nB,3', 3],
    ['has a cell too many', 'code,initial,spent\nA,1,2,9\n', 2],
  ])('that %s is refused with the row: its amounts would be loaded as nothing', (_, text, row) => {
    put('cut.csv', text);
    expect(() => readCsv(folder, 'cut')).toThrow(
      expect.objectContaining({ code: 'imports.fileCut', params: { file: 'cut.csv', row } }),
    );
  });

  test.each([
    ['half of it', gzipSync(WHOLE.repeat(50)).subarray(0, 40)],
    ['another file of that name', Buffer.from(WHOLE)],
  ])('that cannot be unpacked is refused: %s', (_, bytes) => {
    put('cut.csv.gz', bytes);
    expect(() => readCsv(folder, 'cut')).toThrow(
      expect.objectContaining({ code: 'imports.fileBroken', params: { file: 'cut.csv.gz' } }),
    );
  });
});
