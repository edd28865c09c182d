/**
 * Every setting of an organization: its type, its default and its bounds. One typed object is read
 * with each request; the settings screen is drawn from the same list.
 */
import { z } from 'zod';

const rate = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'a rate from 0 to 1');
const minor = z.string().regex(/^\d{1,15}$/, 'an amount in minor units');

const isAscending = (days: readonly number[]) =>
  days.every((day, i) => i === 0 || day > (days[i - 1] ?? 0));

export const settingSchemas = {
  /** An order without holds is approved at submit, if its author may approve. */
  'orders.autoApprove': z.boolean().default(false),
  /** Approval reserves stock at once; otherwise a person releases the order. */
  'orders.reserveOnApproval': z.boolean().default(true),
  /** A person may approve the order they entered themselves. */
  'orders.allowOwnApproval': z.boolean().default(false),
  /** A shortage at submit: refuse the order, hold it, or only warn. */
  'orders.stockPolicy': z.enum(['block', 'hold', 'warn']).default('hold'),
  /** Past the credit limit or overdue at submit: refuse the order or hold it. */
  'orders.creditPolicy': z.enum(['block', 'hold']).default('hold'),
  /** How far below its list price a line may go before the order is held. */
  'orders.priceTolerance': rate.default('0'),
  /** How much more than approved may be shipped, as a share of the approved quantity. */
  'orders.overShipTolerance': rate.default('0'),
  /** Shipping raises the invoice. */
  'invoicing.onShipment': z.boolean().default(true),
  /** Upper ends of the ageing buckets, in days overdue. */
  'receivables.ageingDays': z
    .array(z.number().int().min(1).max(3650))
    .min(1)
    .max(8)
    .refine(isAscending, 'identity.daysNotAscending')
    .default([30, 60, 90, 120]),
  /** Credit limit of a new dealer in minor units; null = not limited, 0 = prepayment only. */
  'receivables.defaultCreditLimit': minor.nullable().default('0'),
  /** Days overdue before orders are held, for dealers without a rule of their own; null = never. */
  'receivables.overdueDays': z.number().int().min(0).max(3650).nullable().default(30),
  /** Days a reported receipt may wait for the bank before it is held money. */
  'receivables.confirmDays': z.number().int().min(0).max(365).default(5),
  /** How many days apart two equal amounts of one dealer still look like one claim. */
  'expenses.duplicateDays': z.number().int().min(0).max(365).default(30),
  /** What a use of money meets where nothing is budgeted in the year and no control looks. */
  'budgets.unbudgeted': z.enum(['ALLOW', 'WARN', 'STOP']).default('WARN'),
  /** A line that no quota binds: let it pass, warn whoever enters it, or refuse the order. */
  'quotas.unallocated': z.enum(['allow', 'warn', 'block']).default('allow'),
  /** A quota was ever given: until then no order asks for one. */
  'quotas.inUse': z.boolean().default(false),
  /** How far ahead stock is promised from expected arrivals. */
  'inventory.horizonDays': z.number().int().min(1).max(730).default(90),
  /** Who decides on what no approval rule speaks of. */
  'approvals.standardRole': z
    .enum(['SALES_MANAGER', 'FINANCE', 'CONTROLLER', 'EXECUTIVE'])
    .default('CONTROLLER'),
  /** Days an approval waits before those it asks are reminded; null = never. */
  'approvals.remindDays': z.number().int().min(1).max(90).nullable().default(3),
  /** Days before a deviation is due on which who answers for it is reminded; null = never. */
  'deviations.remindDays': z.number().int().min(1).max(90).nullable().default(2),
  /** Hours after which a session ends. */
  'security.sessionHours': z.number().int().min(1).max(720).default(12),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type Settings = { readonly [K in SettingKey]: z.output<(typeof settingSchemas)[K]> };

/** Kept by the program and read with the settings, because they travel with every request. */
const facts = ['quotas.inUse'] as const;
export type FactKey = (typeof facts)[number];

const allKeys = Object.keys(settingSchemas) as SettingKey[];
const isFact = (key: SettingKey) => (facts as readonly SettingKey[]).includes(key);

/** Those that a person sees and changes. */
export const settingKeys = allKeys.filter((key) => !isFact(key));

/** Stored values over defaults. A stored value that no longer fits its type counts as absent. */
export function resolveSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const entries = allKeys.map((key) => {
    const result = settingSchemas[key].safeParse(stored[key]);
    return [key, result.success ? result.data : settingSchemas[key].parse(undefined)];
  });
  return Object.fromEntries(entries) as Settings;
}
