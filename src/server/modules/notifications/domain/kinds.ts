/** What people can be told, and how they are told unless they say otherwise. Pure. */

export interface Channels {
  inApp: boolean;
  byMail: boolean;
}

/** Mail for what waits for the person; the rest is seen at the bell. */
export const STANDARD: Readonly<Record<string, Channels>> = {
  approvalWaiting: { inApp: true, byMail: true },
  approvalLate: { inApp: true, byMail: true },
  approvalApproved: { inApp: true, byMail: false },
  approvalRejected: { inApp: true, byMail: true },
  approvalReturned: { inApp: true, byMail: true },
  budgetOverridden: { inApp: true, byMail: false },
  deviationRaised: { inApp: true, byMail: true },
  deviationSoon: { inApp: true, byMail: true },
  deviationLate: { inApp: true, byMail: true },
  deviationAsked: { inApp: true, byMail: true },
  assessmentPublished: { inApp: true, byMail: true },
  assessmentAppealed: { inApp: true, byMail: true },
  assessmentAppealDecided: { inApp: true, byMail: true },
  claimDecided: { inApp: true, byMail: false },
  moneyHeld: { inApp: true, byMail: true },
  reportDue: { inApp: true, byMail: true },
};

export const NOTICE_KINDS = [
  'approvalWaiting',
  'approvalLate',
  'approvalApproved',
  'approvalRejected',
  'approvalReturned',
  'budgetOverridden',
  'deviationRaised',
  'deviationSoon',
  'deviationLate',
  'deviationAsked',
  'assessmentPublished',
  'assessmentAppealed',
  'assessmentAppealDecided',
  'claimDecided',
  'moneyHeld',
  'reportDue',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(STANDARD, kind);

/** How a person is told, by their own choice or the standard; null: a kind nobody declared. */
export function channelsFor(kind: string, chosen: Channels | undefined): Channels | null {
  return chosen ?? STANDARD[kind] ?? null;
}
