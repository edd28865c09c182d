// Which unit a distance in time is told in. Pure.

export interface RelativeParts {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
}

const STEPS: readonly { unit: RelativeParts['unit']; seconds: number }[] = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
];

/** The largest unit that fills at least once, rounded toward zero; negative is the past. */
export function relativeParts(instant: Date, now: Date): RelativeParts {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const step = STEPS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return { value: 0, unit: 'second' };
  return { value: Math.trunc(seconds / step.seconds), unit: step.unit };
}
