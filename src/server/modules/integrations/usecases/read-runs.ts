// The runs of imports, the kinds a person may import, and what a file looks like before it is run.
import { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { decodeCursor, toPage } from '@/server/platform/page';
import { matchColumns } from '../domain/columns';
import { readTable } from '../domain/read-file';
import { KINDS } from '../kinds';
import { listRuns, readRun } from '../repo/runs';
import type {
  FileColumns,
  ImportKindView,
  ImportRunDetail,
  ListRunsInput,
  ReadColumnsInput,
} from '../schemas';
import { permittedKind } from './run-import';

export function importKinds(work: Work): ImportKindView[] {
  return KINDS.filter((kind) => work.actor.can(kind.permission)).map(({ name, fields }) => ({
    name,
    fields: fields.map((field) => ({ name: field.name, required: field.required })),
  }));
}

export async function listImportRuns(work: Work, input: ListRunsInput) {
  const key = decodeCursor(input.cursor ?? undefined, z.tuple([z.uuid()]));
  const rows = await listRuns(work.tx, key?.[0], input.limit + 1);
  return toPage(rows, input.limit, (row) => [row.id]);
}

/** Refuses `imports.notFound`. */
export async function readImportRun(work: Work, id: string): Promise<ImportRunDetail> {
  const run = await readRun(work.tx, id);
  if (!run) throw new DomainError('imports.notFound', { status: 'not_found' });
  return run;
}

/** Which column would be taken for which field. Refuses files that cannot be read. */
export async function readFileColumns(work: Work, input: ReadColumnsInput): Promise<FileColumns> {
  const kind = permittedKind(work, input.kind);
  const table = await readTable(Buffer.from(input.content, 'base64'));
  return {
    header: table.header,
    rows: table.rows.length,
    mapping: Object.fromEntries(matchColumns(table.header, kind.fields)),
  };
}
