// A table of a query that failed says so: rows that were never read are not shown as none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const APP = join(import.meta.dirname, '../../../src/app');

/** `fixedSource(query.data ?? [])` is ready whatever became of the query. */
const BLIND = /fixedSource\(\s*[\w.?]*\bdata\s*\?\?\s*\[\]/;

it('is no empty table', () => {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => join(APP, name));
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => BLIND.test(readFileSync(file, 'utf8')))).toEqual([]);
});
