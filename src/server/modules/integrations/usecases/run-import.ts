// A file into the company: read, mapped, checked row by row and loaded in the one open transaction.
// A rehearsal does all of it and takes it back, so it says exactly what the real run would say.
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { Journal } from '@/server/platform/journal';
import { sql } from '@/server/platform/sql';
import { RowReader, type CellIssue } from '../domain/cells';
import { mapColumns, type MappedRow } from '../domain/columns';
import type { ImportFile, ImportIssue, ImportOutcome } from '../domain/import-run';
import { readTable } from '../domain/read-file';
import { KINDS, kindNamed } from '../kinds';
import type { ImportKind, LoadRefusal } from '../kinds/kind';
import { insertRun, lockKind } from '../repo/runs';

/** How many refusals a run keeps; a file with more of them has one cause, not a thousand. */
const KEPT_ISSUES = 1_000;

/** Refuses `imports.unknownKind`, and `auth.notPermitted` where the kind needs more. */
export function permittedKind(work: Work, name: string): ImportKind {
  const kind = kindNamed(name);
  if (!kind) {
    const known = KINDS.map((one) => one.name).join(', ');
    const params = { value: name, known };
    throw new DomainError('imports.unknownKind', { status: 'invalid', field: 'kind', params });
  }
  if (work.actor.can(kind.permission)) return kind;
  const params = { permission: kind.permission };
  throw new DomainError('auth.notPermitted', { status: 'forbidden', params });
}

interface ReadRows {
  /** Row number of each record. */
  rows: number[];
  records: unknown[];
  issues: ImportIssue[];
}

type ColumnOf = (field: string | undefined) => string | null;

interface ReadRow {
  row: number;
  record: unknown;
  issues: readonly CellIssue[];
  /** The document it is a part of; undefined where each row stands alone. */
  group: string | undefined;
}

function readRow(work: Work, kind: ImportKind, mapped: MappedRow): ReadRow {
  const { row, values, surplus } = mapped;
  const cells = new RowReader(values);
  const record = kind.read(cells, work);
  const group = kind.groupedBy?.map((field) => values[field]).join('\n');
  // A comma too many shifts every cell behind it: what the row says is then not what it means.
  const issues: CellIssue[] =
    surplus > 0 ? [{ code: 'imports.cellsTooMany', params: { count: surplus } }] : cells.issues;
  return { row, record, issues, group };
}

const ofOrder = (): CellIssue => ({ code: 'imports.orderIncomplete' });

/** Rows whose cells are right, without those of a document that has a bad row. */
function readRows(work: Work, kind: ImportKind, mapped: readonly MappedRow[], columnOf: ColumnOf) {
  const all = mapped.map((row) => readRow(work, kind, row));
  const spoiled = new Set(all.flatMap(({ issues, group }) => (issues.length > 0 ? [group] : [])));
  const read: ReadRows = { rows: [], records: [], issues: [] };
  for (const { row, record, issues, group } of all) {
    for (const { field, code, params } of issues) {
      read.issues.push({ row, column: columnOf(field), code, params: params ?? {} });
    }
    if (issues.length > 0) continue;
    if (group !== undefined && spoiled.has(group)) {
      const { field, code, params } = (kind.spoiled ?? ofOrder)(group);
      read.issues.push({ row, column: columnOf(field), code, params: params ?? {} });
      continue;
    }
    read.rows.push(row);
    read.records.push(record);
  }
  return read;
}

/**
 * The column of the file that a refusal speaks of, or the field's own name where the file has no
 * such column; null where it speaks of the whole row.
 */
function columnNames(kind: ImportKind, columns: ReadonlyMap<string, string>): ColumnOf {
  return (path) => {
    if (path === undefined) return null;
    const [first = ''] = path.split('.');
    const name = kind.renamed?.[first] ?? first;
    const isField = kind.fields.some((one) => one.name === name);
    return columns.get(name) ?? (isField ? name : null);
  };
}

function toIssues(refused: readonly LoadRefusal[], rows: readonly number[], columnOf: ColumnOf) {
  return refused.map(({ index, field, code, params }) => ({
    row: rows[index] ?? 0,
    column: columnOf(field),
    code,
    // Use cases count the records they were handed; the reader of the file counts its rows.
    params:
      code === 'request.repeatedRow'
        ? { row: rows[Number(params?.['row']) - 1] ?? 0 }
        : { ...params },
  }));
}

/** Runs and takes back every write, event and trail of it. */
async function rehearse<T>(work: Work, run: (work: Work) => Promise<T>): Promise<T> {
  await work.tx.run(sql`SAVEPOINT rehearsal`);
  try {
    return await run({ ...work, journal: new Journal() });
  } finally {
    await work.tx.run(sql`ROLLBACK TO SAVEPOINT rehearsal`);
  }
}

/**
 * Good rows are loaded, refused ones are named with row, column and reason. Refuses a file that
 * cannot be read at all (see `readTable`, `mapColumns`) before anything is written.
 */
export async function runImport(work: Work, file: ImportFile): Promise<ImportOutcome> {
  const kind = permittedKind(work, file.kind);
  const table = await readTable(file.bytes);
  const { rows: mapped, columns } = mapColumns(table, kind.fields, file.mapping);
  const columnOf = columnNames(kind, columns);
  const read = readRows(work, kind, mapped, columnOf);
  const id = newId();
  await lockKind(work.tx, kind.name);
  const load = (inside: Work) => kind.load(inside, read.records, id);
  const refused = await (file.dryRun ? rehearse(work, load) : load(work));
  const issues = [...read.issues, ...toIssues(refused, read.rows, columnOf)].toSorted(
    (a, b) => a.row - b.row,
  );
  const rowsRejected = new Set(issues.map((issue) => issue.row)).size;
  const outcome = {
    id,
    rowsRead: mapped.length,
    rowsLoaded: mapped.length - rowsRejected,
    rowsRejected,
    issues: issues.slice(0, KEPT_ISSUES),
  };
  await insertRun(work, file, outcome);
  const { rowsLoaded } = outcome;
  const detail = { kind: kind.name, fileName: file.fileName, rowsLoaded, rowsRejected };
  const action = file.dryRun ? 'rehearse' : 'import';
  work.journal.audit({ docKind: 'importRun', docId: id, action, detail });
  return outcome;
}
