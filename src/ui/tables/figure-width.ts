// How many letters a figure takes as it is shown. Pure.
import { majorText } from '@/kernel/money';

/** `NT$`, and as a code `TWD ` */
const SYMBOL = 3;
const CODE = 4;
const GROUP = 3;

interface Shown {
  readonly display?: 'symbol' | 'code' | 'none' | undefined;
  readonly signed?: boolean | undefined;
}

/** How many letters an amount takes as it is shown. */
export function moneyLetters(
  { minor, currency }: { readonly minor: bigint; readonly currency: string },
  { display = 'symbol', signed = false }: Shown = {},
): number {
  const [whole = '', fraction] = majorText(minor < 0n ? -minor : minor, currency).split('.');
  const grouped = whole.length + Math.floor((whole.length - 1) / GROUP);
  const sign = minor < 0n || (signed && minor > 0n) ? 1 : 0;
  const unit = { symbol: SYMBOL, code: CODE, none: 0 }[display];
  return unit + sign + grouped + (fraction === undefined ? 0 : fraction.length + 1);
}

/** Of a percentage with one decimal, of a value that is shown as a ratio: `-161.1%`. */
export function percentLetters(ratio: number | null): number {
  if (ratio === null) return 0;
  const shown = Math.abs(ratio * 100).toFixed(1);
  const whole = shown.length - '.0'.length;
  return shown.length + Math.floor((whole - 1) / GROUP) + '%'.length + (ratio < 0 ? 1 : 0);
}

/** `CL-2026-000061`: what tells documents apart stands at the end, where a cut would take it. */
const DOCUMENT_NUMBER = /^[A-Z]{2,4}-[A-Z0-9-]*\d$/;
/** The first column is bold, and capitals are wider than digits. */
const BOLD_SPARE = 2;

/** How many letters the number of a document takes; any other text may be cut. */
export const numberLetters = (text: string | null | undefined): number =>
  text && DOCUMENT_NUMBER.test(text) ? text.length + BOLD_SPARE : 0;
