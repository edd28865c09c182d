// What crosses the wire about versions of budgets and changes of the one in force. Client-safe.
// Amounts are minor units of the organization's currency.
import { z } from 'zod';
import { MAX_AMOUNT_MINOR } from '@/kernel/money';
import { nameField, noteField, versionRef } from '@/kernel/fields';
import { pageInput, pageOf } from '@/kernel/page';
import { CHANGE_KINDS } from './domain/change';
import { BUDGET_STATUSES, CHANGE_STATUSES } from './domain/budget-machine';

export { BUDGET_STATUSES, CHANGE_KINDS, CHANGE_STATUSES };

/** The rule the server spreads by, so that the dialog shows the parts before they are typed. */
export { spreadOver, SPREADS, type Spread } from './domain/spread';

const MAX_CELLS = 5_000;
const MAX_LINES = 500;

const id = z.uuid();
const money = z.bigint();
const amount = money.min(-MAX_AMOUNT_MINOR).max(MAX_AMOUNT_MINOR);
const reason = z.string().trim().min(1, 'request.required').max(500);
const factor = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})?$/, 'budgets.badRate')
  .default('1');

export const BudgetRef = z.object({ id });
export const BudgetVersionRef = z.object(versionRef);
export type BudgetVersionRef = z.output<typeof BudgetVersionRef>;

const cell = { centreId: id, accountId: id, programmeId: id, periodId: id };

export const CreateBudgetInput = z.object({
  yearId: id,
  name: nameField,
  note: noteField(2000),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('EMPTY') }),
    /** Another version, of this year or another, each amount times the factor. */
    z.object({ kind: z.literal('VERSION'), budgetId: id, factor }),
    /** What was spent and earned in another year, times the factor. */
    z.object({ kind: z.literal('ACTUALS'), yearId: id, factor }),
  ]),
});
export type CreateBudgetInput = z.output<typeof CreateBudgetInput>;

export const BudgetItem = z.object({
  id,
  version: z.number(),
  number: z.string(),
  yearId: id,
  yearCode: z.string(),
  name: z.string(),
  versionNo: z.number(),
  status: z.enum(BUDGET_STATUSES),
  lines: z.number(),
  expenseMinor: money,
  revenueMinor: money,
  createdAt: z.date(),
  createdByName: z.string().nullable(),
  approvedAt: z.date().nullable(),
});
export type BudgetItem = z.infer<typeof BudgetItem>;
export const Budgets = z.array(BudgetItem);

export const BudgetView = BudgetItem.extend({
  note: z.string().nullable(),
  currency: z.string(),
  periods: z.array(z.object({ id, no: z.number(), code: z.string(), isClosed: z.boolean() })),
  /** The case that waits; null where none does. */
  pendingCase: z.object({ caseId: id, version: z.number() }).nullable(),
  /** What this caller may do with it now. */
  actions: z.array(z.enum(['edit', 'submit', 'discard', 'withdraw', 'decide'])),
});
export type BudgetView = z.infer<typeof BudgetView>;

export const GridInput = z.object({
  id,
  cursor: z.string().max(1000).nullish(),
  limit: z.number().int().min(1).max(2000).default(1000),
});
export type GridInput = z.output<typeof GridInput>;

/** One row of the grid; amounts and comments by period, in their order. */
export const GridRow = z.object({
  centreId: id,
  accountId: id,
  programmeId: id,
  amounts: z.array(money.nullable()),
  comments: z.array(z.string().nullable()),
  /** Actuals of the year before, by period number, for spreading and comparing. */
  lastYear: z.array(money),
});
export type GridRow = z.infer<typeof GridRow>;
export const GridPage = pageOf(GridRow);

export const CellInput = z.object({
  ...cell,
  /** null: not budgeted; zero is a budget of zero. */
  amountMinor: amount.nullable(),
  comment: noteField(1000),
  /** What the writer saw there; null: nothing. */
  seenMinor: amount.nullable(),
  /** The comment that was seen with it; null: none. */
  seenComment: noteField(1000),
});
export type CellInput = z.output<typeof CellInput>;
export const SaveCellsInput = z.object({ id, cells: z.array(CellInput).min(1).max(MAX_CELLS) });
export type SaveCellsInput = z.output<typeof SaveCellsInput>;
export const SavedCells = z.object({ id, version: z.number(), written: z.number() });

export const DecideInput = z.object({
  id,
  caseId: id,
  version: z.number().int().min(1),
  decision: z.enum(['APPROVE', 'REJECT', 'RETURN']),
  comment: noteField(1000),
  /** Passes what control stops; needs the permission. */
  overrideReason: noteField(500),
});
export type DecideInput = z.output<typeof DecideInput>;
export const WithdrawInput = z.object({ ...versionRef, reason });
export type WithdrawInput = z.output<typeof WithdrawInput>;
export const Decided = z.object({ id, status: z.string() });
export type Decided = z.infer<typeof Decided>;

// Changes

const ChangeLineInput = z.object({ ...cell, amountMinor: amount, comment: noteField(1000) });

export const TransferInput = z.object({ reason, lines: z.array(ChangeLineInput).max(MAX_LINES) });
export type TransferInput = z.output<typeof TransferInput>;
export const OtherChangeInput = TransferInput.extend({
  kind: z.enum(['REVISION', 'CARRY_FORWARD']),
});
export type OtherChangeInput = z.output<typeof OtherChangeInput>;

export const ListChangesInput = z.object({
  ...pageInput,
  status: z.array(z.enum(CHANGE_STATUSES)).optional(),
});
export type ListChangesInput = z.output<typeof ListChangesInput>;

export const ChangeItem = z.object({
  id,
  version: z.number(),
  number: z.string(),
  kind: z.enum(CHANGE_KINDS),
  status: z.enum(CHANGE_STATUSES),
  reason: z.string(),
  lines: z.number(),
  /** What is gained by the cells that gain. */
  gainedMinor: money,
  createdAt: z.date(),
  createdByName: z.string().nullable(),
  postedAt: z.date().nullable(),
});
export type ChangeItem = z.infer<typeof ChangeItem>;
export const ChangePage = pageOf(ChangeItem);

export const ChangeView = ChangeItem.extend({
  currency: z.string(),
  items: z.array(
    z.object({
      ...cell,
      centre: z.string(),
      account: z.string(),
      programme: z.string().nullable(),
      period: z.string(),
      amountMinor: money,
      comment: z.string().nullable(),
      /** Available in the year on this centre, account and programme, as things stand. */
      availableMinor: money,
    }),
  ),
  pendingCase: z.object({ caseId: id, version: z.number() }).nullable(),
  actions: z.array(z.enum(['withdraw', 'decide'])),
});
export type ChangeView = z.infer<typeof ChangeView>;
