'use client';
// How one bar is drawn: filled when its period is over, hatched while it is not.
import { Rectangle } from 'recharts';
import { hatchOf } from './hatches';
import { seriesColor } from './series-style';

interface DrawnBar {
  readonly payload?: { readonly isUnfinished?: boolean };
}

export function barShape(index: number, options: { readonly isStacked: boolean }) {
  return (bar: DrawnBar) => (
    <Rectangle
      {...bar}
      radius={options.isStacked ? 0 : [3, 3, 0, 0]}
      fill={bar.payload?.isUnfinished ? hatchOf(index) : seriesColor(index)}
      stroke={options.isStacked ? 'var(--dd-surface)' : seriesColor(index)}
    />
  );
}
