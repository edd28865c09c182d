// Hatched fills, one per series colour, for what is not finished yet.
import { SERIES_COLORS, seriesColor } from './series-style';

export function hatchOf(index: number): string {
  return `url(#dd-hatch-${index % SERIES_COLORS})`;
}

export function Hatches() {
  return (
    <defs>
      {Array.from({ length: SERIES_COLORS }, (_, index) => (
        <pattern
          key={index}
          id={`dd-hatch-${index}`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} fill="var(--dd-surface)" />
          <rect width={2.4} height={6} fill={seriesColor(index)} />
        </pattern>
      ))}
    </defs>
  );
}
