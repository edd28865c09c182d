// What crosses the wire about types of expenses. Client-safe.
import { z } from 'zod';
import { codeField, nameField } from '@/kernel/fields';
import { localNamesSchema } from '@/kernel/local-names';
import { activities, node, settlementMethods, version } from './schema-fields';

export const ExpenseTypeView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  names: localNamesSchema,
  activity: z.enum(activities),
  account: node,
  settlements: z.array(z.enum(settlementMethods)),
  evidenceMin: z.number(),
  needsDealer: z.boolean(),
  needsReference: z.boolean(),
  active: z.boolean(),
  version: z.number(),
});
export type ExpenseTypeView = z.infer<typeof ExpenseTypeView>;

export const SaveExpenseTypeInput = z.object({
  /** Left out: a new one. */
  id: z.uuid().nullish(),
  version: version.nullish(),
  code: codeField,
  name: nameField,
  names: localNamesSchema.default({}),
  activity: z.enum(activities),
  accountId: z.uuid(),
  settlements: z
    .array(z.enum(settlementMethods))
    .min(1, 'expenses.noSettlement')
    .transform((methods) => settlementMethods.filter((method) => methods.includes(method))),
  evidenceMin: z.number().int().min(0).max(20).default(0),
  needsDealer: z.boolean().default(false),
  needsReference: z.boolean().default(false),
  active: z.boolean().default(true),
});
export type SaveExpenseTypeInput = z.infer<typeof SaveExpenseTypeInput>;
