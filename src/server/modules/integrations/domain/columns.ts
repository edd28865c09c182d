// Columns of a file to fields of a record: by the mapping given, else by the names people use.
import { DomainError, type DomainIssue } from '@/kernel/domain-error';
import type { Table } from './table';

export interface Field {
  name: string;
  /** Headers it is known by, beside its own name; compared without case, spaces and punctuation. */
  aliases: readonly string[];
  required: boolean;
}

export type Mapping = Readonly<Record<string, string>>;

/** One row by field name; a field whose column is not in the file is absent. */
export interface MappedRow {
  row: number;
  values: Record<string, string>;
  /** Cells with something in them that stand under no heading. */
  surplus: number;
}

export interface MappedTable {
  rows: MappedRow[];
  /** Column by field. */
  columns: Map<string, string>;
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_\-./()]+/g, '');

/** The field's own name before the names people use for it, wherever the two stand. */
function columnOf(field: Field, header: readonly string[], mapping: Mapping): string | undefined {
  const told = mapping[field.name];
  if (told !== undefined) return header.find((column) => column === told);
  const own = header.find((column) => plain(column) === plain(field.name));
  if (own !== undefined) return own;
  const known = new Set(field.aliases.map(plain));
  return header.find((column) => known.has(plain(column)));
}

/** Two headings that are one name to us, such as `code` and `Code`; none where the mapping chose. */
function twinOf(column: string | undefined, header: readonly string[]): string | undefined {
  if (column === undefined) return undefined;
  return header.find((other) => other !== column && plain(other) === plain(column));
}

/** Field to column, by the names people use or as told. */
export function matchColumns(
  header: readonly string[],
  fields: readonly Field[],
  mapping: Mapping = {},
): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const field of fields) {
    const column = columnOf(field, header, mapping);
    if (column !== undefined) chosen.set(field.name, column);
  }
  return chosen;
}

/**
 * Refuses `imports.columnsMissing` with an issue per field: `imports.columnMissing`,
 * `imports.columnTwice` where two headings are one name, `imports.mappingUnknown` where the mapping
 * names a field or a column that is not there.
 */
export function mapColumns(table: Table, fields: readonly Field[], mapping: Mapping): MappedTable {
  const issues: DomainIssue[] = [];
  for (const [name, column] of Object.entries(mapping)) {
    const isKnown = fields.some((field) => field.name === name);
    if (!isKnown || !table.header.includes(column)) {
      issues.push({ code: 'imports.mappingUnknown', field: name, params: { column } });
    }
  }
  const columns = matchColumns(table.header, fields, mapping);
  for (const field of fields) {
    const chosen = columns.get(field.name);
    const twin = mapping[field.name] === undefined ? twinOf(chosen, table.header) : undefined;
    if (twin !== undefined) {
      issues.push({ code: 'imports.columnTwice', field: field.name, params: { column: twin } });
    }
    if (field.required && !columns.has(field.name)) {
      const known = [field.name, ...field.aliases].join(', ');
      issues.push({ code: 'imports.columnMissing', field: field.name, params: { column: known } });
    }
  }
  const [first] = issues;
  if (first) {
    throw new DomainError('imports.columnsMissing', {
      status: 'invalid',
      field: first.field ?? 'file',
      params: { count: issues.length, header: table.header.join(', ') },
      issues,
    });
  }
  const rows = table.rows.map(({ row, cells, surplus }) => ({
    row,
    surplus,
    values: Object.fromEntries([...columns].map(([name, column]) => [name, cells[column] ?? ''])),
  }));
  return { rows, columns };
}
