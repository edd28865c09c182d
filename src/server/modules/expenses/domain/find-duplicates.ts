/**
 * Claims that look like one that was made before. Pointed out, never refused: two deliveries on one
 * day may cost the same. Three signs, the strongest first: the same file, the same document number of
 * the same dealer, the same dealer, type and amount within a few days.
 */
import { diffDays, type BusinessDate } from '@/kernel/business-date';

export interface ClaimFacts {
  readonly claimLineId: string;
  readonly claimId: string;
  readonly dealerId: string | null;
  readonly typeId: string;
  readonly amountMinor: bigint;
  readonly occurredOn: BusinessDate;
  /** As `referenceKey` makes it. */
  readonly referenceKey: string | null;
  readonly fileDigests: readonly string[];
}

export type DuplicateSign = 'FILE' | 'REFERENCE' | 'AMOUNT';

export interface Duplicate {
  readonly claimLineId: string;
  readonly otherLineId: string;
  readonly otherClaimId: string;
  /** Strongest first. */
  readonly signs: readonly DuplicateSign[];
}

/** A document number without case, blanks and signs: `INV-0012 / a` and `inv0012A` are one. */
export function referenceKey(reference: string | null): string | null {
  const key = (reference ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key === '' ? null : key;
}

function signsOf(a: ClaimFacts, b: ClaimFacts, days: number): DuplicateSign[] {
  const sameFile = a.fileDigests.some((digest) => b.fileDigests.includes(digest));
  const sameDealer = a.dealerId === b.dealerId;
  const sameReference = a.referenceKey !== null && a.referenceKey === b.referenceKey && sameDealer;
  const sameAmount =
    sameDealer &&
    a.typeId === b.typeId &&
    a.amountMinor === b.amountMinor &&
    Math.abs(diffDays(a.occurredOn, b.occurredOn)) <= days;
  return [
    ...(sameFile ? (['FILE'] as const) : []),
    ...(sameReference ? (['REFERENCE'] as const) : []),
    // Two lines of one claim with different documents are two things by the word of their author.
    ...(sameAmount && (a.claimId !== b.claimId || a.referenceKey === b.referenceKey)
      ? (['AMOUNT'] as const)
      : []),
  ];
}

/**
 * `lines` against `others` and each other. A file that proves several lines of one claim is no sign.
 * `days`: how far apart two equal amounts still look like one.
 */
export function findDuplicates(
  lines: readonly ClaimFacts[],
  others: readonly ClaimFacts[],
  days: number,
): Duplicate[] {
  return lines.flatMap((line, index) => {
    const against = [...others, ...lines.slice(0, index)];
    return against.flatMap((other): Duplicate[] => {
      if (other.claimLineId === line.claimLineId) return [];
      const signs = signsOf(line, other, days).filter(
        (sign) => sign !== 'FILE' || other.claimId !== line.claimId,
      );
      if (signs.length === 0) return [];
      return [
        {
          claimLineId: line.claimLineId,
          otherLineId: other.claimLineId,
          otherClaimId: other.claimId,
          signs,
        },
      ];
    });
  });
}
