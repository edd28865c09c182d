// The audit trail of one document, newest first, by pages.
import { z } from 'zod';
import type { HistoryEvent } from '@/kernel/history';
import type { Page } from '@/kernel/page';
import { decodeCursor, toPage } from './page';
import { empty, sql } from './sql';
import type { Tx } from './tx';

export interface HistoryQuestion {
  docKind: string;
  docId: string;
  cursor?: string | null;
  limit: number;
}

const Key = z.tuple([z.uuid()]);

/** Event ids are UUIDv7, so their order is the order in which things happened. */
export async function readHistory(
  tx: Tx,
  { docKind, docId, cursor, limit }: HistoryQuestion,
): Promise<Page<Omit<HistoryEvent, 'userName'>>> {
  const key = decodeCursor(cursor, Key);
  const rows = await tx.rows<Omit<HistoryEvent, 'userName'>>(sql`
    SELECT id, at, user_id AS "userId", action, from_state AS "from", to_state AS "to", reason,
      detail
    FROM audit_event
    WHERE org_id = ${tx.orgId}::uuid AND doc_kind = ${docKind} AND doc_id = ${docId}::uuid
      ${key ? sql`AND id < ${key[0]}::uuid` : empty}
    ORDER BY id DESC LIMIT ${limit + 1}`);
  return toPage(rows, limit, (row) => [row.id]);
}
