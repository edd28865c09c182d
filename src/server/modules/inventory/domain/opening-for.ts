/** What must have been in stock before a history of movements, for every level to end well. */
import { levelKey, type LevelQuantities, type StockMovement } from './movement';

export interface OpeningLine {
  readonly warehouseId: string;
  readonly productId: string;
  readonly quantity: number;
}

type Change = Pick<StockMovement, 'warehouseId' | 'productId' | 'onHandDelta' | 'reservedDelta'>;

/** Only levels that would end with less on hand than reserved; the least that mends them. */
export function openingFor(
  movements: readonly Change[],
  levels: ReadonlyMap<string, LevelQuantities>,
): OpeningLine[] {
  const ends = new Map<string, { change: Change; free: number }>();
  for (const change of movements) {
    const key = levelKey(change);
    const level = levels.get(key) ?? { onHand: 0, reserved: 0 };
    const end = ends.get(key) ?? { change, free: level.onHand - level.reserved };
    end.free += change.onHandDelta - change.reservedDelta;
    ends.set(key, end);
  }
  return [...ends.values()].flatMap(({ change: { warehouseId, productId }, free }) =>
    free < 0 ? [{ warehouseId, productId, quantity: -free }] : [],
  );
}
