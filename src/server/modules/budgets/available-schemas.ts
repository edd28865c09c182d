// What crosses the wire about what is available, and why. Client-safe. Amounts are minor units of
// the organization's currency.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { pageInput, pageOf } from '@/kernel/page';
import { MODES, SCOPES } from './domain/control';
import { ENTRY_KINDS } from './domain/entry-kinds';

export { ENTRY_KINDS };

const id = z.uuid();
const money = z.bigint();
const periodNo = z.number().int().min(1).max(53);

const node = {
  yearId: id,
  fromNo: periodNo.default(1),
  toNo: periodNo.default(53),
  /** null: everything. */
  centreId: id.nullable().default(null),
  accountId: id.nullable().default(null),
  /** null: everything; the nil UUID: what has no programme. */
  programmeId: id.nullable().default(null),
};

export const AvailableInput = z.object(node);
export type AvailableInput = z.output<typeof AvailableInput>;

export const AvailableView = z.object({
  currency: z.string(),
  originalMinor: money,
  revisionMinor: money,
  transferMinor: money,
  carryForwardMinor: money,
  flexMinor: money,
  preCommitmentMinor: money,
  commitmentMinor: money,
  actualMinor: money,
  settledMinor: money,
  budgetMinor: money,
  usedMinor: money,
  availableMinor: money,
});
export type AvailableView = z.infer<typeof AvailableView>;

export const EntriesInput = AvailableInput.extend({
  ...pageInput,
  kinds: z.array(z.enum(ENTRY_KINDS)).min(1),
});
export type EntriesInput = z.output<typeof EntriesInput>;

export const EntryItem = z.object({
  seq: money,
  kind: z.enum(ENTRY_KINDS),
  occurredOn: dayField,
  at: z.date(),
  periodCode: z.string(),
  centreId: id,
  centreCode: z.string(),
  accountId: id,
  accountCode: z.string(),
  programmeCode: z.string().nullable(),
  amountMinor: money,
  docKind: z.string(),
  docId: id,
  docNumber: z.string().nullable(),
});
export type EntryItem = z.infer<typeof EntryItem>;
export const EntryPage = pageOf(EntryItem);

export const CellCheckInput = z.object({
  periodId: id,
  centreId: id,
  accountId: id,
  programmeId: id,
  amountMinor: money,
});
export type CellCheckInput = z.output<typeof CellCheckInput>;

const Finding = z.object({
  code: z.string(),
  controlId: id.nullable(),
  controlCode: z.string().nullable(),
  controlName: z.string().nullable(),
  mode: z.enum(MODES).nullable(),
  scope: z.enum(SCOPES).nullable(),
  slots: z.array(z.number()),
  budgetMinor: money,
  usedMinor: money,
  availableMinor: money.nullable(),
  requestedMinor: money,
  missingMinor: money,
});

/** What control would say of a use of this cell now. */
export const CellCheckView = z.object({
  currency: z.string(),
  stops: z.array(Finding),
  warnings: z.array(Finding),
});
export type CellCheckView = z.infer<typeof CellCheckView>;
