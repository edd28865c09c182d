// Fields that the schemas of expenses share. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';

export const MAX_LINES = 500;
export const MAX_FILES = 100;
/** Far below what a bigint column holds, so that no sum of lines overflows. */
const MAX_AMOUNT = 1_000_000_000_000_000n;

export const activities = [
  'PROMOTION',
  'DISPLAY',
  'LISTING',
  'TRAVEL',
  'REBATE',
  'GOODS',
  'OTHER',
] as const;
export { SETTLEMENT_METHODS as settlementMethods } from './domain/payable-lines';
export const requestStatuses = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'APPROVED',
  'CLOSED',
  'REJECTED',
  'CANCELLED',
] as const;
export const claimStatuses = [
  'DRAFT',
  'SUBMITTED',
  'VERIFIED',
  'SETTLED',
  'REJECTED',
  'CANCELLED',
] as const;

export const date = dayField;
export const shortText = z.string().trim().max(200);
export const longText = z.string().trim().max(2000);
export const reason = z.string().trim().min(1, 'request.required').max(500);
export const amount = z
  .bigint()
  .positive('expenses.amountNotPositive')
  .max(MAX_AMOUNT, 'expenses.amountTooLarge');
export const notNegative = z
  .bigint()
  .nonnegative('expenses.amountNegative')
  .max(MAX_AMOUNT, 'expenses.amountTooLarge');
export const version = z.number().int().min(1);
export const ids = (max: number) => z.array(z.uuid()).max(max).default([]);

export const person = z.object({ id: z.uuid(), name: z.string() }).nullable();
export const node = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  names: localNamesSchema,
});
export type NodeView = z.infer<typeof node>;
export const dealerView = z.object({ id: z.uuid(), code: z.string(), name: z.string() });

/** The way of an amount, in minor units of the organization's currency. */
export const progress = {
  requestedMinor: z.bigint(),
  approvedMinor: z.bigint(),
  claimedMinor: z.bigint(),
  cutMinor: z.bigint(),
  verifiedMinor: z.bigint(),
  settledMinor: z.bigint(),
  releasedMinor: z.bigint(),
};

export const TimelineEntry = z.object({
  at: z.date(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  userName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});

export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  createdAt: z.date(),
});
export type FileView = z.infer<typeof FileView>;
