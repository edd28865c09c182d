// One run of an import: what went in and what came of it.
import type { ErrorCode, ErrorParams } from '@/kernel/domain-error';
import type { Mapping } from './columns';

export interface ImportFile {
  kind: string;
  fileName: string;
  bytes: Uint8Array;
  mapping: Mapping;
  dryRun: boolean;
}

/** Why a row was not loaded. */
export interface ImportIssue {
  /** As a person counts: the heading is row 1. */
  row: number;
  /** The file's name of the column; null where the whole row is meant. */
  column: string | null;
  code: ErrorCode;
  params: ErrorParams;
}

export interface ImportOutcome {
  id: string;
  rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  /** The first thousand, in order of their rows. */
  issues: ImportIssue[];
}
