// Rows for an INSERT as one parameter: a JSON array of arrays, taken apart by position. `unnest` keeps
// a store of its own for each array, and of 25 columns that cost the database more than writing the
// rows; by position, 1,000 rows cost what they cost as arrays.
import { literal, Sql } from './sql';

/** A column of a set of rows: its type in SQL and its value in a row; a bigint is taken as it is. */
type Column<T> = readonly [type: string, pick: (row: T) => unknown];

/** Unpaired halves of a surrogate pair, which PostgreSQL takes as text and refuses in JSON. */
const LONE_SURROGATE = /\\ud[89a-f]/;

const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;

const cellOf = (value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

export class RowShape<T> {
  /** The columns' names, for INSERT INTO t (…). */
  readonly names: Sql;
  private readonly strings: readonly string[];
  private readonly picks: ReadonlyArray<(row: T) => unknown>;

  /** Names and types are text of the program, never input. A jsonb takes the value, not its text. */
  constructor(columns: Readonly<Record<string, Column<T>>>) {
    const all = Object.entries(columns);
    const cells = all.map(([name, [type]], i) =>
      type === 'jsonb' ? `nullif(e->${i}, 'null') AS ${name}` : `(e->>${i})::${type} AS ${name}`,
    );
    this.names = literal(Object.keys(columns).join(', '));
    this.strings = [`(SELECT ${cells.join(', ')} FROM jsonb_array_elements(`, '::jsonb) e)'];
    this.picks = all.map(([, [, pick]]) => pick);
  }

  /** The rows in their order: sql`SELECT r.* FROM ${shape.from(rows)} AS r`. */
  from(rows: readonly T[]): Sql {
    const cells = rows.map((row) => this.picks.map((pick) => cellOf(pick(row))));
    const text = JSON.stringify(cells);
    const sent = LONE_SURROGATE.test(text) ? JSON.stringify(cells, wellFormed) : text;
    return new Sql(this.strings, [sent]);
  }
}
