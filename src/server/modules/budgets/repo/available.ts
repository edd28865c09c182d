// The parts of the formula over a node and a span of periods, and the documents behind each.
import { z } from 'zod';
import type { BusinessDate } from '@/kernel/business-date';
import { decodeCursor } from '@/server/platform/page';
import { empty, literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { NO_SUMS, SUM_FIELDS, type BudgetSums } from '../domain/available';
import type { EntryKind } from '../domain/entry-kinds';
import { columnOf } from './ledger';
import { underNode, type BudgetNode } from './under-node';
import { ENTRY_KINDS } from '../domain/entry-kinds';

/** Periods of one year by their numbers, both ends included. */
export interface PeriodSpan {
  yearId: string;
  fromNo: number;
  toNo: number;
}

const inSpan = ({ yearId, fromNo, toNo }: PeriodSpan) =>
  sql`AND p.year_id = ${yearId}::uuid AND p.no BETWEEN ${fromNo} AND ${toNo}`;

const SUMS = literal(
  SUM_FIELDS.map(
    (field, at) =>
      `coalesce(sum(s.sign * b.${columnOf(ENTRY_KINDS[at] ?? 'ORIGINAL')}), 0)::bigint AS "${field}"`,
  ).join(', '),
);

export async function sumUnderNode(
  tx: Tx,
  node: BudgetNode,
  span: PeriodSpan,
): Promise<BudgetSums> {
  const row = await tx.row<BudgetSums>(sql`
    SELECT ${SUMS} ${underNode(tx, literal('budget_balance'), node)} ${inSpan(span)}`);
  return row ?? NO_SUMS;
}

export interface BudgetEntryRow {
  seq: bigint;
  kind: EntryKind;
  occurredOn: BusinessDate;
  at: Date;
  periodCode: string;
  centreId: string;
  centreCode: string;
  accountId: string;
  accountCode: string;
  programmeCode: string | null;
  /** With the sign it counts with at the node asked for. */
  amountMinor: bigint;
  docKind: string;
  docId: string;
  docNumber: string | null;
}

const SeqKey = z.tuple([z.coerce.bigint()]);

/** One row more than the page, newest first. */
export async function listEntriesUnderNode(
  tx: Tx,
  node: BudgetNode,
  span: PeriodSpan,
  page: { kinds: readonly EntryKind[]; cursor?: string | null; limit: number },
): Promise<BudgetEntryRow[]> {
  const after = decodeCursor(page.cursor, SeqKey);
  return tx.rows<BudgetEntryRow>(sql`
    SELECT e.*, c.code AS "centreCode", a.code AS "accountCode", g.code AS "programmeCode",
      coalesce(v.number, h.number) AS "docNumber"
    FROM (SELECT b.org_id, b.seq, b.kind, b.occurred_on AS "occurredOn", b.at,
        p.code AS "periodCode", b.centre_id AS "centreId", b.account_id AS "accountId",
        b.programme_id, s.sign * b.amount_minor AS "amountMinor", b.doc_kind AS "docKind",
        b.doc_id AS "docId"
      ${underNode(tx, literal('budget_entry'), node)} ${inSpan(span)}
        AND b.kind = ANY(${[...page.kinds]}::text[])
        ${after ? sql`AND b.seq < ${after[0]}::bigint` : empty}
      ORDER BY b.seq DESC LIMIT ${page.limit + 1}) e
    JOIN responsibility_centre c ON c.org_id = e.org_id AND c.id = e."centreId"
    JOIN account a ON a.org_id = e.org_id AND a.id = e."accountId"
    LEFT JOIN programme g ON g.org_id = e.org_id AND g.id = e.programme_id
    LEFT JOIN budget v ON v.org_id = e.org_id AND v.id = e."docId"
    LEFT JOIN budget_change h ON h.org_id = e.org_id AND h.id = e."docId"
    ORDER BY e.seq DESC`);
}
