// Parameterised SQL as a tagged template: every ${value} becomes a bind parameter, nested fragments
// are spliced in, so text from outside can never become SQL.

/** Texts of the templates that have been asked for, by the one array each template has. */
const texts = new WeakMap<readonly string[], string>();

/** A statement or a part of one. */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {}

  /** Text with $1, $2, … as PostgreSQL wants it. */
  get text(): string {
    let text = texts.get(this.strings);
    if (text === undefined) {
      text = this.strings.reduce((all, part, i) => `${all}$${i}${part}`);
      texts.set(this.strings, text);
    }
    return text;
  }
}

/** Builds a statement: sql`SELECT … WHERE id = ${id}`. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  if (!values.some((value) => value instanceof Sql)) return new Sql(strings, values);
  const outStrings: string[] = [strings[0] ?? ''];
  const outValues: unknown[] = [];
  values.forEach((value, i) => {
    const after = strings[i + 1] ?? '';
    if (value instanceof Sql) {
      outStrings[outStrings.length - 1] += value.strings[0] ?? '';
      for (let k = 0; k < value.values.length; k += 1) {
        outValues.push(value.values[k]);
        outStrings.push(value.strings[k + 1] ?? '');
      }
      outStrings[outStrings.length - 1] += after;
    } else {
      outValues.push(value);
      outStrings.push(after);
    }
  });
  return new Sql(outStrings, outValues);
}

/** Nothing; for an optional part of a statement. */
export const empty = new Sql([''], []);

/** Fragments joined by a separator such as ', ' or ' AND '. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  return parts.reduce(
    (all, part, i) => (i === 0 ? part : sql`${all}${literal(separator)}${part}`),
    empty,
  );
}

/**
 * Several writes as one statement. Each is a plain INSERT, UPDATE or DELETE; none sees what another
 * one wrote, and references between them are checked at the end.
 */
export function together(parts: readonly Sql[]): Sql {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const strings: string[] = [];
  const values: unknown[] = [];
  let open = '';
  parts.forEach((part, i) => {
    const [first = '', ...rest] = part.strings;
    open += `${i === 0 ? 'WITH' : '),'} part_${i} AS (${first}`;
    part.values.forEach((value, k) => {
      strings.push(open);
      values.push(value);
      open = rest[k] ?? '';
    });
  });
  return new Sql([...strings, `${open}) SELECT 1`], values);
}

/** Text that the program itself wrote (a column name from a fixed list), never input. */
export function literal(text: string): Sql {
  return new Sql([text], []);
}

/**
 * Rows for `FROM unnest(...)`: one array parameter per column, so that a statement's text and its
 * number of parameters do not depend on the number of rows.
 */
export function columns<T>(rows: readonly T[], ...pick: Array<(row: T) => unknown>): unknown[][] {
  return pick.map((get) => rows.map(get));
}
