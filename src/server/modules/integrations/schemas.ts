// Shapes of imports that cross the wire. Client-safe.
import { z } from 'zod';
import { pageInput, pageOf } from '@/kernel/page';

/** Larger files go through the command line, which has no request to keep waiting. */
export const IMPORT_MAX_BYTES = 5_000_000;

export const ImportField = z.object({ name: z.string(), required: z.boolean() });
export const ImportKindView = z.object({
  name: z.string(),
  fields: z.array(ImportField),
});
export type ImportKindView = z.infer<typeof ImportKindView>;

export const RunImportInput = z.object({
  kind: z.string().min(1).max(40),
  fileName: z.string().min(1).max(200),
  /** The file's bytes in base64. */
  content: z.base64().max(Math.ceil(IMPORT_MAX_BYTES / 3) * 4 + 4),
  /** Column of the file by field; fields left out are matched by the names people use. */
  mapping: z.record(z.string(), z.string()).default({}),
  dryRun: z.boolean(),
});
export type RunImportInput = z.infer<typeof RunImportInput>;

export const ImportIssue = z.object({
  /** As a person counts: the heading is row 1. */
  row: z.number().int(),
  column: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export type ImportIssue = z.infer<typeof ImportIssue>;

export const ImportRunView = z.object({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  dryRun: z.boolean(),
  rowsRead: z.number().int(),
  rowsLoaded: z.number().int(),
  rowsRejected: z.number().int(),
  createdAt: z.date(),
  createdByName: z.string().nullable(),
});
export const ImportRunDetail = ImportRunView.extend({ issues: z.array(ImportIssue) });
export type ImportRunDetail = z.infer<typeof ImportRunDetail>;
export type ImportRunView = z.infer<typeof ImportRunView>;

export const ListRunsInput = z.object(pageInput);
export type ListRunsInput = z.infer<typeof ListRunsInput>;
export const ImportRunPage = pageOf(ImportRunView);

export const ReadColumnsInput = RunImportInput.pick({ kind: true, content: true });
export type ReadColumnsInput = z.infer<typeof ReadColumnsInput>;
/** What a file has, and which of its columns is taken for which field. */
export const FileColumns = z.object({
  header: z.array(z.string()),
  rows: z.number().int(),
  mapping: z.record(z.string(), z.string()),
});
export type FileColumns = z.infer<typeof FileColumns>;
