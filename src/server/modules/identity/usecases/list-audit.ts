// The audit trail: who did what to which document, newest first.
import { z } from 'zod';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { decodeCursor, toPage } from '@/server/platform/page';
import { readAudit } from '../repo/audit';
import type { AuditEntry, ListAuditInput } from '../schemas';

const Cursor = z.tuple([z.uuid()]);

export async function listAudit(work: Work, input: ListAuditInput): Promise<Page<AuditEntry>> {
  const { cursor, ...filters } = input;
  const before = decodeCursor(cursor, Cursor)?.[0] ?? null;
  const { timeZone } = work.organization;
  const rows = await readAudit(work.tx, { ...filters, before, timeZone });
  return toPage(rows, input.limit, ({ id }) => [id]);
}
