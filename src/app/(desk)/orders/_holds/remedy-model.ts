// What would clear a hold, as sentences to be worded. Pure. The remedy is stored as JSON with the
// hold, so it is read defensively: a kind this version does not know is left out, never shown raw.
import { z } from 'zod';

const Line = z.number().int();
const Option = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pay'),
    amountMinor: z.string(),
    currency: z.string(),
    invoices: z.array(z.object({ number: z.string(), openMinor: z.string() })),
  }),
  z.object({
    kind: z.literal('cutLines'),
    cuts: z.array(z.object({ line: Line, by: z.number() })),
  }),
  z.object({ kind: z.literal('arrivesOn'), line: Line, date: z.string() }),
  z.object({ kind: z.literal('otherWarehouse'), line: Line, warehouseId: z.string() }),
  z.object({ kind: z.literal('raisePrice'), line: Line, unitPrice: z.string() }),
  z.object({
    kind: z.literal('moreQuota'),
    lacks: z.array(
      z.object({
        holder: z.string().nullable(),
        item: z.string().nullable(),
        line: Line,
        by: z.number(),
      }),
    ),
  }),
  z.object({ kind: z.literal('release') }),
]);
type Option = z.infer<typeof Option>;

export interface PayableText {
  readonly invoice: string;
  readonly amountMinor: string;
}

export interface QuotaText {
  /** Codes of the quota; null: there is none yet, and this line needs one. */
  readonly quota: { readonly holder: string; readonly item: string } | null;
  readonly line: number;
  readonly by: number;
}

/** One thing somebody can do, with the values its sentence needs. */
export type RemedySentence =
  | { readonly key: 'payOne'; readonly currency: string; readonly invoice: PayableText }
  | {
      readonly key: 'payMany';
      readonly currency: string;
      readonly amountMinor: string;
      readonly invoices: readonly PayableText[];
    }
  | { readonly key: 'payAhead'; readonly currency: string; readonly amountMinor: string }
  | { readonly key: 'cut'; readonly cuts: readonly { line: number; by: number }[] }
  | { readonly key: 'arrivesOn'; readonly line: number; readonly date: string }
  | { readonly key: 'otherWarehouse'; readonly line: number; readonly warehouseId: string }
  | { readonly key: 'raisePrice'; readonly line: number; readonly unitPrice: string }
  | { readonly key: 'moreQuota'; readonly lacks: readonly QuotaText[] }
  | { readonly key: 'release' };

/** Every step is needed; of the sentences of a step any one is enough. */
export type RemedyStep = readonly RemedySentence[];

export interface RemedyModel {
  readonly steps: readonly RemedyStep[];
  /** Steps beyond the limit that was asked for. */
  readonly more: number;
}

function paySentence(option: Extract<Option, { kind: 'pay' }>): RemedySentence {
  const { amountMinor, currency } = option;
  const invoices = option.invoices.map(({ number, openMinor }) => ({
    invoice: number,
    amountMinor: openMinor,
  }));
  const [first] = invoices;
  if (!first) return { key: 'payAhead', currency, amountMinor };
  // One invoice that is not smaller than what is needed: paying the needed part of it is enough.
  if (invoices.length === 1 && BigInt(first.amountMinor) >= BigInt(amountMinor)) {
    return { key: 'payOne', currency, invoice: { ...first, amountMinor } };
  }
  return { key: 'payMany', currency, amountMinor, invoices };
}

/** One text for each quota, however many lines want more of it. */
function quotaTexts(lacks: Extract<Option, { kind: 'moreQuota' }>['lacks']): QuotaText[] {
  const texts = new Map<string, QuotaText>();
  for (const { holder, item, line, by } of lacks) {
    const quota = holder === null || item === null ? null : { holder, item };
    const key = quota ? `${holder}\n${item}` : `line ${line}`;
    const before = texts.get(key);
    texts.set(key, { quota, line: before?.line ?? line, by: by + (before?.by ?? 0) });
  }
  return [...texts.values()];
}

function sentenceOf(option: Option): RemedySentence {
  switch (option.kind) {
    case 'pay':
      return paySentence(option);
    case 'cutLines':
      return { key: 'cut', cuts: option.cuts };
    case 'arrivesOn':
      return { key: 'arrivesOn', line: option.line, date: option.date };
    case 'otherWarehouse':
      return { key: 'otherWarehouse', line: option.line, warehouseId: option.warehouseId };
    case 'raisePrice':
      return { key: 'raisePrice', line: option.line, unitPrice: option.unitPrice };
    case 'moreQuota':
      return { key: 'moreQuota', lacks: quotaTexts(option.lacks) };
    case 'release':
      return { key: 'release' };
  }
}

function stepOf(raw: unknown): RemedyStep {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((option) => {
    const read = Option.safeParse(option);
    return read.success ? [sentenceOf(read.data)] : [];
  });
}

/** The first steps of a remedy and how many more there are; no steps where none can be read. */
export function remedyModel(
  remedy: Readonly<Record<string, unknown>>,
  maxSteps: number,
): RemedyModel {
  const raw = Array.isArray(remedy['steps']) ? remedy['steps'] : [];
  const steps = raw.map(stepOf).filter((step) => step.length > 0);
  return { steps: steps.slice(0, maxSteps), more: Math.max(0, steps.length - maxSteps) };
}

/** The first of a list and how many it leaves out; one more than the limit is shown, not counted. */
export function cutList<T>(
  items: readonly T[],
  most: number,
): { shown: readonly T[]; left: number } {
  if (items.length <= most + 1) return { shown: items, left: 0 };
  return { shown: items.slice(0, most), left: items.length - most };
}
