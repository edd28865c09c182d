'use client';
// Points with a tint as strong as the score: 0 at no points, full at a hundred and above.
import classes from './scores.module.css';
import { useScoreText } from './score-text';

const FULL = 10_000n;

function strengthOf(score: bigint | null): number {
  if (score === null || score <= 0n) return 0;
  return Number(((score > FULL ? FULL : score) * 100n) / FULL);
}

/** A score as files want it, exact to the hundredth. */
export const exactPoints = (score: bigint | null) => (score === null ? null : Number(score) / 100);

export function PointsCell({ score }: { readonly score: bigint | null }) {
  const text = useScoreText();
  return (
    <span
      className={classes.points}
      style={{ ['--strength' as string]: `${strengthOf(score)}%` }}
      data-none={score === null || undefined}
    >
      {text.points(score)}
    </span>
  );
}
