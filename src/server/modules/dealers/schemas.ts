// What goes in and out of dealers, regions, levels and salespersons. Client-safe.
export const DEALER_STATUSES = ['ACTIVE', 'BLOCKED', 'CLOSED'] as const;
export type DealerStatus = (typeof DEALER_STATUSES)[number];

/** NET: days after the invoice date; EOM: days after the end of the invoice's month. */
export const TERMS_KINDS = ['NET', 'EOM'] as const;
export type TermsKind = (typeof TERMS_KINDS)[number];
