// The cells that budgets and postings name: centre × account × programme.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError, type DomainIssue, type ErrorCode } from '@/kernel/domain-error';
import { NO_ONE } from '@/kernel/ids';
import type { RowRefusals } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import type { Tx } from '@/server/platform/tx';
import { isValidOn } from '../domain/placement';
import { findCodes, readParts, shareAccounts, type CellPart, type PartRow } from '../repo/cells';

export interface CellCodes {
  /** The row a refusal is reported for. */
  index: number;
  centre: string;
  account: string;
  /** Left out or null: no programme. */
  programme?: string | null | undefined;
}

export interface Cell {
  centreId: string;
  accountId: string;
  /** NO_ONE: no programme. */
  programmeId: string;
}

const UNKNOWN: Record<CellPart, ErrorCode> = {
  centre: 'centres.unknownCentre',
  account: 'accounts.unknownAccount',
  programme: 'programmes.unknownProgramme',
};

/**
 * Ids of cells by their codes; the row of an unknown code gets a refusal and no cell. One
 * statement, however many rows. Refusals: `centres.unknownCentre`, `accounts.unknownAccount`,
 * `programmes.unknownProgramme`.
 */
export async function resolveCells(
  tx: Tx,
  rows: readonly CellCodes[],
  refusals: RowRefusals,
): Promise<Map<number, Cell>> {
  const found = await findCodes(tx, {
    centre: [...new Set(rows.map((row) => row.centre))],
    account: [...new Set(rows.map((row) => row.account))],
    programme: [...new Set(rows.flatMap(({ programme }) => (programme ? [programme] : [])))],
  });
  const ids = new Map(found.map((row) => [`${row.part}:${row.code}`, row.id]));
  const cells = new Map<number, Cell>();
  for (const row of rows) {
    const idOf = (part: CellPart, code: string): string | undefined => {
      const id = ids.get(`${part}:${code}`);
      if (id === undefined) {
        refusals.add(row.index, { code: UNKNOWN[part], field: part, params: { code } });
      }
      return id;
    };
    const centreId = idOf('centre', row.centre);
    const accountId = idOf('account', row.account);
    const programmeId = row.programme ? idOf('programme', row.programme) : NO_ONE;
    if (centreId && accountId && programmeId) {
      cells.set(row.index, { centreId, accountId, programmeId });
    }
  }
  return cells;
}

export interface CellUse extends Cell {
  /** The business date the cell is used for. */
  on: BusinessDate;
}

interface Finding {
  part: CellPart;
  id: string;
  issue: DomainIssue;
}

function findIn(use: CellUse, part: CellPart, parts: ReadonlyMap<string, PartRow>): Finding[] {
  const id = use[`${part}Id`];
  if (part === 'programme' && id === NO_ONE) return [];
  const row = parts.get(id);
  const field = `${part}Id`;
  const is = (code: ErrorCode, params: DomainIssue['params'] = {}): Finding[] => [
    { part, id, issue: { code, field, params } },
  ];
  if (!row) return is(UNKNOWN[part], { code: '' });
  const { code } = row;
  if (row.hasChildren) return is('accounts.notALeaf', { code });
  if (!row.active) return is(`${part}s.inactive`, { code });
  if (part === 'centre' && !isValidOn(row, use.on)) {
    return is('centres.notValidOn', { code, date: use.on });
  }
  return [];
}

/**
 * Refuses cells that must not be used, each problem once: `accounts.notALeaf`,
 * `accounts.inactive`, `programmes.inactive`, `centres.notValidOn`, and unknown ids as
 * `resolveCells` does. The accounts get no child before the caller's transaction ends. Two
 * statements, however many cells.
 */
export async function checkCells(work: Work, uses: readonly CellUse[]): Promise<void> {
  if (uses.length === 0) return;
  const idsOf = (part: CellPart) => [...new Set(uses.map((use) => use[`${part}Id`]))];
  const ids = { centre: idsOf('centre'), account: idsOf('account'), programme: idsOf('programme') };
  await shareAccounts(work.tx, ids.account);
  const parts = new Map((await readParts(work.tx, ids)).map((row) => [row.id, row]));
  const found = new Map<string, DomainIssue>();
  for (const use of uses) {
    for (const part of ['centre', 'account', 'programme'] as const) {
      for (const { id, issue } of findIn(use, part, parts)) found.set(`${id}:${issue.code}`, issue);
    }
  }
  const [first] = found.values();
  if (!first) return;
  throw new DomainError(first.code, {
    ...{ status: 'refused', issues: [...found.values()] },
    ...(first.field === undefined ? {} : { field: first.field }),
    ...(first.params === undefined ? {} : { params: first.params }),
  });
}
