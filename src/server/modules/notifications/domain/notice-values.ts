/** The values the words of a notice may name; one that was not given is empty, never missing. Pure. */
export interface NoticeValues extends Record<string, string> {
  number: string;
  title: string;
  requester: string;
  by: string;
  comment: string;
  count: string;
  days: string;
  amount: string;
  due: string;
  /** `yes` or `no`: whether a day is named. */
  hasDue: string;
}

interface Formats {
  readonly locale: string;
  money(minor: string, currency: string): string;
  date(day: string): string;
}

/** A line may break after a hyphen: a minus left behind at its end would be read as a dash. */
const WORD_JOINER = '\u2060';

export function noticeValues(
  params: Readonly<Record<string, string>>,
  formats: Formats,
): NoticeValues {
  const { amountMinor, currency, dueOn, title = '', ...given } = params;
  const plain = amountMinor && currency ? formats.money(amountMinor, currency) : '';
  const amount = plain.replace(/^-/, `-${WORD_JOINER}`);
  const due = dueOn ? formats.date(dueOn) : '';
  const none = { number: '', requester: '', by: '', comment: '', count: '', days: '' };
  const ownTitle = params[`title.${formats.locale}`] ?? title;
  return { ...none, ...given, title: ownTitle, amount, due, hasDue: due ? 'yes' : 'no' };
}
