// From a stable error code to words in the reader's language. Pure: words and formats are handed in.
import type { DomainIssue, ErrorCode, ErrorParam, ErrorParams } from '@/kernel/domain-error';
import { isBusinessDate } from '@/kernel/business-date';
import { isCurrency } from '@/kernel/currency';
import type { MeanwhileEvent } from '@/kernel/meanwhile';
import { amountFact } from '../formats/amount-fact';
import type { Formats } from '../formats/create-formats';
import { isStale, type WireError } from './wire-error';

/** The two things of a translator that are used; keys are dynamic here. */
export interface Words {
  (key: string, values?: Record<string, string | number | Date>): string;
  has(key: string): boolean;
}

export interface IssueText {
  readonly code: ErrorCode;
  readonly field?: string;
  readonly problem: string;
  readonly mend?: string;
}

export interface ErrorText extends IssueText {
  readonly issues: readonly IssueText[];
  readonly meanwhile: readonly MeanwhileEvent[];
  readonly isStale: boolean;
  readonly requestId?: string;
  readonly isRefusal: boolean;
}

/** Parameters that hold a document state or another word of `common.status`. */
const STATE_PARAMS = new Set(['status', 'state', 'from', 'to', 'reason']);

/** Both sides of a field that somebody else changed: facts as a trail keeps them. */
const SIDES = new Set(['yours', 'theirs']);

function isIntegerText(value: ErrorParam): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
}

/**
 * Makes parameters readable. `limitMinor` beside `currency` becomes `limit` as money; dates,
 * lists and document states become words; plain numbers stay numbers for ICU plurals.
 */
export function readableParams(
  params: ErrorParams,
  formats: Formats,
  statusWords: Words,
): Record<string, string | number> {
  const readable: Record<string, string | number> = {};
  const { currency } = params;
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith('Minor') && isIntegerText(value) && isCurrency(String(currency))) {
      readable[name.slice(0, -'Minor'.length)] = formats.money(String(value), String(currency));
    }
    readable[name] = readableParam(name, value, formats, statusWords);
  }
  return readable;
}

function readableParam(
  name: string,
  value: ErrorParam,
  formats: Formats,
  statusWords: Words,
): string | number {
  if (typeof value === 'number') return value;
  if (value === null) return '—';
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') {
    return formats.list(
      value.map((item) => String(readableParam(name, item, formats, statusWords))),
    );
  }
  if (isBusinessDate(value)) return formats.date(value);
  if (SIDES.has(name)) return amountFact(value, formats) ?? value;
  if (STATE_PARAMS.has(name) && /^\w+$/.test(value) && statusWords.has(value)) {
    return statusWords(value);
  }
  return value;
}

export interface ErrorWordsContext {
  /** Words of the area `errors`. */
  readonly words: Words;
  /** Words of `common.status`. */
  readonly statusWords: Words;
  readonly formats: Formats;
}

/** The key a code's words stand under: its own, or those of its reason shared by all modules. */
export function wordsKey(code: string, words: Pick<Words, 'has'>): string | null {
  const reason = code.slice(code.indexOf('.') + 1);
  const candidates = [code, `request.${reason}`];
  return candidates.find((candidate) => words.has(`${candidate}.problem`)) ?? null;
}

/** Problem and, where one is known, the mend of one finding. */
export function issueText(issue: DomainIssue, context: ErrorWordsContext): IssueText {
  const { words, statusWords, formats } = context;
  const { code, field } = issue;
  const key = wordsKey(code, words);
  if (key === null) return { code, field, problem: words('request.unknownCode', { code }) };
  const params = readableParams(issue.params ?? {}, formats, statusWords);
  return {
    code,
    field,
    problem: words(`${key}.problem`, params),
    ...(words.has(`${key}.mend`) ? { mend: words(`${key}.mend`, params) } : {}),
  };
}

/** The whole text of a failed call. */
export function errorText(error: WireError, context: ErrorWordsContext): ErrorText {
  return {
    ...issueText(error, context),
    issues: error.issues.map((issue) => issueText(issue, context)),
    meanwhile: error.meanwhile,
    isStale: isStale(error),
    requestId: error.requestId,
    isRefusal: error.isRefusal,
  };
}
