// What is said of the stock of a line while it is typed. Pure.

export interface StockFigures {
  /** null for readers who may not see stock. */
  readonly available: number | null;
  readonly afterThisOrder: number | null;
  readonly belowReorderPoint: boolean;
  readonly shortage: number;
  readonly nextDate: string | null;
}

export type StockLevel = 'short' | 'low' | 'fine';

export interface StockModel {
  readonly level: StockLevel;
  /** Left after this line; null where it may not be told or nothing is left. */
  readonly left: number | null;
  readonly shortage: number;
  /** When the line could be promised in full; null = not within the horizon. */
  readonly nextDate: string | null;
}

export function stockModel(stock: StockFigures): StockModel {
  const { shortage, afterThisOrder } = stock;
  const level = shortage > 0 ? 'short' : stock.belowReorderPoint ? 'low' : 'fine';
  return {
    level,
    left: shortage > 0 ? null : afterThisOrder,
    shortage,
    nextDate: shortage > 0 ? stock.nextDate : null,
  };
}
