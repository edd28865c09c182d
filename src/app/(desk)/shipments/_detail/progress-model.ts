// The steps of a shipment with the moment each was reached. Pure.
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';

type Status = ShipmentView['status'];

export interface ProgressStep {
  readonly status: Status;
  readonly state: 'done' | 'now' | 'ahead' | 'stopped';
  /** The business date where there is one: it may be entered later than it was. */
  readonly date: string | null;
  /** When it was recorded. */
  readonly at: Date | null;
}

const WAY: readonly Status[] = ['DRAFT', 'RELEASED', 'PICKED', 'SHIPPED', 'DELIVERED'];

type Facts = Pick<ShipmentView, 'status' | 'timeline' | 'shippedOn' | 'deliveredOn'>;

/** A cancelled shipment shows the steps it reached and ends there. */
export function progressSteps(shipment: Facts): ProgressStep[] {
  const { status, timeline } = shipment;
  // A shipment may be released as it is created, and was never a draft then.
  const atOf = (step: Status) =>
    timeline.find((entry) => entry.to === step || (step === 'DRAFT' && entry.from === null))?.at ??
    null;
  const dateOf = (step: Status) => {
    if (step === 'SHIPPED') return shipment.shippedOn;
    return step === 'DELIVERED' ? shipment.deliveredOn : null;
  };
  if (status === 'CANCELLED') {
    const reached = WAY.filter((step) => atOf(step) !== null).map((step): ProgressStep => ({
      status: step,
      state: 'done',
      date: null,
      at: atOf(step),
    }));
    return [...reached, { status, state: 'stopped', date: null, at: atOf(status) }];
  }
  const reached = WAY.indexOf(status);
  return WAY.map((step, index) => ({
    status: step,
    state: stateAt(index, reached),
    date: index <= reached ? dateOf(step) : null,
    at: index <= reached ? atOf(step) : null,
  }));
}

function stateAt(index: number, reached: number): ProgressStep['state'] {
  if (index > reached) return 'ahead';
  return index === reached && reached < WAY.length - 1 ? 'now' : 'done';
}
