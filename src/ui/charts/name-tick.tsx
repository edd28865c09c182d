// Names below bars, in the room each bar has.
import { fitLines } from './prepare/fit-lines';

const SIZE = 11.5;
const LINE = 13;
export const NAME_AXIS_HEIGHT = 38;

interface TickProps {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly width?: number | string;
  readonly payload?: { readonly value?: unknown };
}

/** The tick of an axis of `count` names. */
export function nameTick(count: number, labelOf: (key: string) => string) {
  return function NameTick({ x = 0, y = 0, width = 0, payload }: TickProps) {
    const label = labelOf(String(payload?.value ?? ''));
    const room = (Number(width) / Math.max(count, 1) - 4) / SIZE;
    return (
      <text x={x} y={y} textAnchor="middle" fontSize={SIZE} fill="var(--dd-muted)">
        <title>{label}</title>
        {fitLines(label, room).map((line, index) => (
          <tspan key={line} x={x} dy={index === 0 ? SIZE : LINE}>
            {line}
          </tspan>
        ))}
      </text>
    );
  };
}
