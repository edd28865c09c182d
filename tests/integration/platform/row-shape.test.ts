// Rows sent as one JSON parameter arrive as they would have as values of their own.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RowShape } from '@/server/platform/row-shape';
import { sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Row {
  amount: bigint;
  price: string;
  at: Date | null;
  on: string;
  text: string | null;
  rule: unknown;
}

const SHAPE = new RowShape<Row>({
  amount: ['bigint', (r) => r.amount],
  price: ['numeric', (r) => r.price],
  at: ['timestamptz', (r) => r.at],
  on_day: ['date', (r) => r.on],
  note: ['text', (r) => r.text],
  rule: ['jsonb', (r) => r.rule],
});

const send = (rows: Row[]) =>
  inTransaction({}, (tx) =>
    tx.rows<Row>(sql`
      SELECT r.amount, r.price, r.at, r.on_day AS "on", r.note AS text, r.rule
      FROM ${SHAPE.from(rows)} AS r`),
  );

const row: Row = {
  amount: -9007199254740993n,
  price: '123456789012.345678',
  at: new Date('2026-11-27T21:35:09.403Z'),
  on: '2026-02-28',
  text: '5" 螺絲 🔩 \\ud83d {a,b} NULL\n',
  rule: { by: 'dealer', path: ['a"b', null], nested: { n: 1.5 } },
};

it('keeps every value and the order of the rows', async () => {
  const empty: Row = { ...row, amount: 0n, at: null, text: '', rule: null };
  expect(await send([row, empty, row])).toEqual([row, empty, row]);
});

it('sends nothing as no rows, and nothing of a column as null', async () => {
  expect(await send([])).toEqual([]);
  expect(await send([{ ...row, text: null }])).toEqual([{ ...row, text: null }]);
});

it('replaces half of a character, as a text parameter does', async () => {
  const [sent] = await send([{ ...row, text: `cut \ud83d off`, rule: { note: '\udd29' } }]);
  expect(sent).toMatchObject({ text: 'cut \ufffd off', rule: { note: '\ufffd' } });
});
