// Quotas as their screens show them.
import type { Page } from '@/kernel/page';
import { loadDealerForOrder } from '@/server/modules/dealers';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { listEntryRows, listQuotaRows, readQuotaView } from '../repo/list';
import {
  ListQuotasInput,
  type QuotaEntriesInput,
  type QuotaEntryView,
  type QuotaView,
} from '../schemas';
import { quotaNotFound } from './save-quota';

async function placeOf(work: Work, dealerId: string) {
  const { regionPath, levelPath } = await loadDealerForOrder(work, dealerId);
  return { dealerId, regionPath, levelPath };
}

/** With a dealer: what binds it, its own quotas and those of its regions and levels. */
export async function listQuotas(work: Work, input: ListQuotasInput): Promise<Page<QuotaView>> {
  const buyer = input.dealerId ? await placeOf(work, input.dealerId) : null;
  const rows = await listQuotaRows(work.tx, input, buyer, work.today);
  return toPage(rows, input.limit, (row) => [row.startsOn, row.id]);
}

/** Refuses `quotas.notFound`. */
export async function readQuota(work: Work, { id }: { id: string }): Promise<QuotaView> {
  const quota = await readQuotaView(work.tx, id);
  if (!quota) throw quotaNotFound();
  return quota;
}

/** The ledger of one quota, newest first. Refuses `quotas.notFound`. */
export async function listQuotaEntries(
  work: Work,
  input: QuotaEntriesInput,
): Promise<Page<QuotaEntryView>> {
  await readQuota(work, input);
  const rows = await listEntryRows(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.seq.toString()]);
}

/** What binds a dealer today, at most as many as a card holds. */
export async function dealerQuotas(
  work: Work,
  { dealerId }: { dealerId: string },
): Promise<QuotaView[]> {
  const input = ListQuotasInput.parse({ dealerId, limit: 20 });
  return (await listQuotas(work, input)).items;
}
