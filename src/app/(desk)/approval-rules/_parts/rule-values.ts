// A rule as its form holds it, and back. Pure.
import { z } from 'zod';
import { majorText } from '@/kernel/money';
import {
  DECIDING_ROLES,
  DOC_KINDS,
  MAX_STEPS,
  type RuleView,
} from '@/server/modules/approvals/schemas';
import { optionalMoneyField, requiredText } from '@/ui/forms';

/** Who decides, as one text: `role:FINANCE`, `user:<id>`, `owner`. */
export type StepText = string;

type StepInput =
  | { kind: 'ROLE'; role: (typeof DECIDING_ROLES)[number] }
  | { kind: 'USER'; userId: string }
  | { kind: 'OWNER' };

export function stepText(step: RuleView['steps'][number]): StepText {
  if (step.kind === 'ROLE') return `role:${step.role}`;
  return step.kind === 'USER' ? `user:${step.userId}` : 'owner';
}

function readStep(text: StepText, context: z.RefinementCtx): StepInput {
  const [kind, value = ''] = text.split(':');
  const role = DECIDING_ROLES.find((one) => one === value);
  if (kind === 'role' && role) return { kind: 'ROLE', role };
  if (kind === 'user' && value !== '') return { kind: 'USER', userId: value };
  if (kind === 'owner') return { kind: 'OWNER' };
  context.addIssue({ code: 'custom', message: 'request.required', input: text });
  return z.NEVER;
}

export const ruleSchema = (currency: string) =>
  z.object({
    version: z.number().int(),
    code: requiredText(60),
    name: requiredText(200),
    docKind: z.enum(DOC_KINDS),
    priority: z.number().int().min(1).max(9999),
    active: z.boolean(),
    amountFromMinor: optionalMoneyField(currency),
    amountToMinor: optionalMoneyField(currency),
    centreId: z.string().nullable(),
    tags: z.array(z.string()),
    allowRepeat: z.boolean(),
    steps: z.array(z.string().transform(readStep)).max(MAX_STEPS),
  });
export type RuleTexts = z.input<ReturnType<typeof ruleSchema>>;

export function ruleTexts(rule: RuleView | null, currency: string): RuleTexts {
  const money = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined ? '' : majorText(minor, currency);
  return {
    version: rule?.version ?? 0,
    code: rule?.code ?? '',
    name: rule?.name ?? '',
    docKind: rule?.docKind ?? 'EXPENSE_REQUEST',
    priority: rule?.priority ?? 50,
    active: rule?.active ?? true,
    amountFromMinor: money(rule?.amountFromMinor),
    amountToMinor: money(rule?.amountToMinor),
    centreId: rule?.centreId ?? null,
    tags: rule ? [...rule.tags] : [],
    allowRepeat: rule?.allowRepeat ?? false,
    steps: rule ? rule.steps.map(stepText) : ['owner'],
  };
}
