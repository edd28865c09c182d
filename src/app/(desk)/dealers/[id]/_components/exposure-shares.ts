// Lengths of the exposure bar. Pure: exact amounts become numbers only here, as lengths.
export interface ExposureParts {
  readonly openOrderMinor: bigint;
  readonly unbilledMinor: bigint;
  readonly invoicedMinor: bigint;
  /** null = not limited */
  readonly creditLimitMinor: bigint | null;
}

export interface ExposureShares {
  readonly parts: readonly {
    readonly key: 'openOrder' | 'unbilled' | 'invoiced';
    readonly minor: bigint;
    /** 0 to 1 of the bar. */
    readonly share: number;
  }[];
  /** Where the limit stands in the bar; null without one or where it is the bar's end. */
  readonly limit: number | null;
}

const SCALE = 1_000_000n;

/** The bar is as long as the limit, or as what is used where that is more. */
export function exposureShares(account: ExposureParts): ExposureShares {
  const used = account.openOrderMinor + account.unbilledMinor + account.invoicedMinor;
  const limit = account.creditLimitMinor;
  const whole = limit !== null && limit > used ? limit : used;
  const share = (minor: bigint) =>
    whole === 0n ? 0 : Number((minor * SCALE) / whole) / Number(SCALE);
  return {
    parts: [
      { key: 'invoiced', minor: account.invoicedMinor, share: share(account.invoicedMinor) },
      { key: 'unbilled', minor: account.unbilledMinor, share: share(account.unbilledMinor) },
      { key: 'openOrder', minor: account.openOrderMinor, share: share(account.openOrderMinor) },
    ],
    limit: limit !== null && limit < used ? share(limit) : null,
  };
}
