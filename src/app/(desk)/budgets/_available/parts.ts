// The formula of what is available, part by part. Pure.

/** The parts in the order of the formula, with the sign they enter it with. */
export const PARTS = [
  ['originalMinor', 'ORIGINAL', '+'],
  ['revisionMinor', 'REVISION', '+'],
  ['transferMinor', 'TRANSFER', '+'],
  ['carryForwardMinor', 'CARRY_FORWARD', '+'],
  ['flexMinor', 'FLEX', '+'],
  ['preCommitmentMinor', 'PRE_COMMITMENT', '−'],
  ['commitmentMinor', 'COMMITMENT', '−'],
  ['actualMinor', 'ACTUAL', '−'],
] as const;
export type PartKind = (typeof PARTS)[number][1];
