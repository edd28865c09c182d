// How much of its limit a dealer uses, as a ratio for a bar. Pure.
export interface LimitUse {
  readonly exposureMinor: bigint;
  readonly creditLimitMinor: bigint | null;
}

const SCALE = 10_000n;

/** 1 = all of it; null where there is no limit to use, or none to divide by. */
export function limitUse({ exposureMinor, creditLimitMinor }: LimitUse): number | null {
  if (creditLimitMinor === null || creditLimitMinor === 0n) return null;
  return Number((exposureMinor * SCALE) / creditLimitMinor) / Number(SCALE);
}
