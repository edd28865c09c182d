/** The values the words of a notice may name; one that was not given is empty, never missing. Pure. */
export interface NoticeValues extends Record<string, string> {
  number: string;
  title: string;
  requester: string;
  by: string;
  comment: string;
  amount: string;
}

export function noticeValues(
  params: Readonly<Record<string, string>>,
  money: (minor: string, currency: string) => string,
): NoticeValues {
  const { amountMinor, currency, ...given } = params;
  const amount = amountMinor && currency ? money(amountMinor, currency) : '';
  return { number: '', title: '', requester: '', by: '', comment: '', ...given, amount };
}
