// How series are told apart: a colour and a shape each, never a colour alone.

export const SERIES_SHAPES = ['circle', 'square', 'diamond', 'triangle'] as const;
export type SeriesShape = (typeof SERIES_SHAPES)[number];

export const SERIES_COLORS = 6;

export function seriesColor(index: number): string {
  return `var(--dd-series-${(index % SERIES_COLORS) + 1})`;
}

export function seriesShape(index: number): SeriesShape {
  return SERIES_SHAPES[index % SERIES_SHAPES.length] ?? 'circle';
}

export interface MarkProps {
  readonly index: number;
  readonly cx: number;
  readonly cy: number;
  readonly size?: number;
  readonly isHollow?: boolean;
}

/** The mark of a series at a point of the chart, or in its legend. */
export function SeriesMark({ index, cx, cy, size = 3.5, isHollow = false }: MarkProps) {
  const color = seriesColor(index);
  const paint = {
    fill: isHollow ? 'var(--dd-surface)' : color,
    stroke: color,
    strokeWidth: isHollow ? 1.5 : 0,
  };
  switch (seriesShape(index)) {
    case 'square':
      return <rect x={cx - size} y={cy - size} width={size * 2} height={size * 2} {...paint} />;
    case 'diamond':
      return (
        <path
          d={`M${cx} ${cy - size * 1.4}l${size * 1.4} ${size * 1.4}l${-size * 1.4} ${size * 1.4}l${-size * 1.4} ${-size * 1.4}z`}
          {...paint}
        />
      );
    case 'triangle':
      return (
        <path
          d={`M${cx} ${cy - size * 1.3}l${size * 1.3} ${size * 2.3}h${-size * 2.6}z`}
          {...paint}
        />
      );
    default:
      return <circle cx={cx} cy={cy} r={size} {...paint} />;
  }
}
