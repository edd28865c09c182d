/**
 * Available to promise: what can be promised on a date without breaking a promise already made.
 * It is the minimum of the projected stock from that date to the horizon, so a later shortage
 * lowers every earlier promise.
 */
import { addDays, type BusinessDate } from '@/kernel/business-date';

/** Something that will change stock: supply positive, demand negative, in base units. */
export interface StockEvent {
  readonly on: BusinessDate;
  readonly quantity: number;
}

export interface PromiseInput {
  /** What is free today: on hand, less what is reserved unless the demand is among the events. */
  readonly onHand: number;
  readonly today: BusinessDate;
  readonly horizonDays: number;
  readonly events: readonly StockEvent[];
}

/** From `from` until the next step, `available` base units can be promised. */
export interface PromiseStep {
  readonly from: BusinessDate;
  /** Negative when more is promised already than will be there. */
  readonly available: number;
}

/**
 * One step for today, one for each day something happens, one for the horizon.
 * Demand of the past still counts today. Supply of the past does not: an arrival that did not come
 * on its day is no promise until it has a new one.
 */
export function availableToPromise(input: PromiseInput): PromiseStep[] {
  const horizon = addDays(input.today, input.horizonDays);
  const changes = new Map<BusinessDate, number>([[input.today, 0]]);
  for (const { on, quantity } of input.events) {
    if (on > horizon || (on < input.today && quantity > 0)) continue;
    const day = on < input.today ? input.today : on;
    changes.set(day, (changes.get(day) ?? 0) + quantity);
  }
  if (!changes.has(horizon)) changes.set(horizon, 0);

  let projected = input.onHand;
  const steps = [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, change]) => ({ from, available: (projected += change) }));
  for (let i = steps.length - 2; i >= 0; i -= 1) {
    const [step, later] = [steps[i], steps[i + 1]];
    if (step && later) step.available = Math.min(step.available, later.available);
  }
  return steps;
}

/** What can be promised on a date; the last step holds beyond the horizon. */
export function promiseOn(steps: readonly PromiseStep[], date: BusinessDate): number {
  let available = 0;
  for (const step of steps) {
    if (step.from > date) break;
    available = step.available;
  }
  return available;
}

/** The first date the whole quantity can be promised, or null within this horizon. */
export function earliestDate(steps: readonly PromiseStep[], quantity: number): BusinessDate | null {
  return steps.find((step) => step.available >= quantity)?.from ?? null;
}
