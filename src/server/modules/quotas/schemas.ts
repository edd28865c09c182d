// What crosses the wire about quotas. Client-safe. Quantities are base units of the products.
import { z } from 'zod';
import { dayField, noteField, versionRef } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { pageInput, pageOf } from '@/kernel/page';
import { MAX_QUANTITY } from '@/kernel/quantity';
import { HOLDER_KINDS, ITEM_KINDS } from './domain/quota';

export { HOLDER_KINDS, ITEM_KINDS };

const id = z.uuid();
const day = dayField;
const quantity = z.number().int().min(0, 'quotas.badQuantity').max(MAX_QUANTITY);
const reason = z.string().trim().min(1, 'request.required').max(500);

const Holder = z.object({ kind: z.enum(HOLDER_KINDS), id });
const Item = z.object({ kind: z.enum(ITEM_KINDS), id });

const period = { startsOn: day, endsOn: day };
const isPeriod = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;
const CROSSED = { message: 'quotas.endsBeforeStart', path: ['endsOn'] };

export const QuotaInput = z
  .object({ holder: Holder, item: Item, ...period, quantity, note: noteField(500) })
  .refine(isPeriod, CROSSED);
export type QuotaInput = z.output<typeof QuotaInput>;

/** Whom and what it is about stays; a change of quantity wants a reason. */
export const UpdateQuotaInput = z
  .object({ ...versionRef, ...period, quantity, note: noteField(500), reason: noteField(500) })
  .refine(isPeriod, CROSSED);
export type UpdateQuotaInput = z.output<typeof UpdateQuotaInput>;

export const CloseQuotaInput = z.object({ ...versionRef, reason });
export type CloseQuotaInput = z.output<typeof CloseQuotaInput>;

/** Into a quota that is there, or into one of a holder that gets one for it. */
export const MoveQuotaInput = z.object({
  fromId: id,
  to: z.union([z.object({ quotaId: id }), z.object({ holder: Holder })]),
  quantity: z.number().int().min(1, 'quotas.badQuantity').max(MAX_QUANTITY),
  reason,
});
export type MoveQuotaInput = z.output<typeof MoveQuotaInput>;

export const QuotaRef = z.object({ id });
export const SavedQuota = z.object({ id, version: z.number() });
export type SavedQuota = z.infer<typeof SavedQuota>;
export const MovedQuota = z.object({ fromId: id, toId: id });
export type MovedQuota = z.infer<typeof MovedQuota>;

export const QUOTA_FILTERS = ['inForce', 'low', 'used', 'over', 'closed', 'all'] as const;
export const ListQuotasInput = z.object({
  ...pageInput,
  show: z.enum(QUOTA_FILTERS).default('inForce'),
  holderKind: z.enum(HOLDER_KINDS).nullish(),
  /** Quotas that bind this dealer: its own and those of its regions and levels. */
  dealerId: id.nullish(),
  /** Code or name of the holder or of what it is about. */
  search: z.string().trim().max(100).optional(),
});
export type ListQuotasInput = z.output<typeof ListQuotasInput>;

const named = { code: z.string(), name: z.string(), names: localNamesSchema };

export const QuotaView = z.object({
  id,
  version: z.number(),
  holder: z.object({ kind: z.enum(HOLDER_KINDS), id, ...named }),
  item: z.object({ kind: z.enum(ITEM_KINDS), id, ...named, unit: z.string().nullable() }),
  startsOn: z.string(),
  endsOn: z.string(),
  status: z.enum(['ACTIVE', 'CLOSED']),
  note: z.string().nullable(),
  allocated: z.number(),
  consumed: z.number(),
  /** Let through above what is allocated. */
  allowance: z.number(),
});
export type QuotaView = z.infer<typeof QuotaView>;
export const QuotaPage = pageOf(QuotaView);

export const QuotaEntriesInput = z.object({ id, ...pageInput });
export type QuotaEntriesInput = z.output<typeof QuotaEntriesInput>;
export const ENTRY_KINDS = ['ALLOCATE', 'MOVE', 'CONSUME', 'GIVE_BACK'] as const;
export const QuotaEntryView = z.object({
  seq: z.bigint(),
  at: z.date(),
  occurredOn: z.string(),
  kind: z.enum(ENTRY_KINDS),
  quantity: z.number(),
  overBy: z.number(),
  dealerCode: z.string().nullable(),
  productCode: z.string().nullable(),
  docKind: z.string(),
  docId: id,
  docNumber: z.string().nullable(),
  /** Of a move: the holder of the other leg. */
  counterpart: z.string().nullable(),
  reason: z.string().nullable(),
});
export type QuotaEntryView = z.infer<typeof QuotaEntryView>;
export const QuotaEntryPage = pageOf(QuotaEntryView);

export const DealerQuotasInput = z.object({ dealerId: id });
export const DealerQuotas = z.array(QuotaView);
