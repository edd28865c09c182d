// What a kind of import is: its columns, how a row is read, and how all good rows are written.
import type { ErrorCode, ErrorParams } from '@/kernel/domain-error';
import type { Permission } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import type { CellIssue, RowReader } from '../domain/cells';
import type { Field } from '../domain/columns';

/** Why one row was not loaded. `index` counts the records handed to `load`. */
export interface LoadRefusal {
  index: number;
  field?: string | undefined;
  code: ErrorCode;
  params?: ErrorParams | undefined;
}

export interface ImportKind<T = unknown> {
  name: string;
  /** Needed beside `imports.run`: a file may not do what its reader may not do by hand. */
  permission: Permission;
  /** Field of the file by field of the use case, where the two differ. */
  renamed?: Readonly<Record<string, string>>;
  fields: readonly Field[];
  /** Fields that say which rows make one document; one bad row refuses all of them. */
  groupedBy?: readonly string[];
  /** What the other rows of such a document are told; without it what those of an order are. */
  spoiled?(document: string): CellIssue;
  read(cells: RowReader, work: Work): T;
  /**
   * Writes what it can and says which rows it refused; a refused row wrote nothing. `runId`: the run
   * of the list of imports that entries of a ledger can point to.
   */
  load(work: Work, records: readonly T[], runId: string): Promise<readonly LoadRefusal[]>;
}

export function field(name: string, aliases: readonly string[] = [], required = false): Field {
  return { name, aliases, required };
}

export const needed = (name: string, aliases: readonly string[] = []) => field(name, aliases, true);

/** Erases the record type, so that kinds of different records fit one list. */
export function defineKind<T>(kind: ImportKind<T>): ImportKind {
  return kind;
}
