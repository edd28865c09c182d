'use client';
// How one bar is drawn: filled when its period is over, hatched while it is not.
import { Rectangle } from 'recharts';
import { hatchOf } from './hatches';
import { seriesColor } from './series-style';

/** Pixels of a bar in which a hatch cannot be told from a fill. */
const THIN = 6;

interface DrawnBar {
  readonly width?: number;
  readonly payload?: { readonly isUnfinished?: boolean };
}

export function barShape(index: number, options: { readonly isStacked: boolean }) {
  return (bar: DrawnBar) => {
    const isOpen = bar.payload?.isUnfinished === true;
    const isPale = isOpen && (bar.width ?? THIN) < THIN;
    return (
      <Rectangle
        {...bar}
        radius={options.isStacked ? 0 : [3, 3, 0, 0]}
        fill={isOpen && !isPale ? hatchOf(index) : seriesColor(index)}
        fillOpacity={isPale ? 0.4 : 1}
        strokeOpacity={isPale ? 0.4 : 1}
        stroke={options.isStacked ? 'var(--dd-surface)' : seriesColor(index)}
      />
    );
  };
}
