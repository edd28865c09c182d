// Sales (what was ordered, by the date of the order) and order flow (what became of it, each
// movement on its own date).
import { divideHalfUp } from '@/kernel/decimal';
import type { Work } from '@/server/platform/actor';
import {
  chooseGrain,
  FLOW_DIMENSIONS,
  type FlowDimension,
  type GrainChoice,
} from '../domain/choose-grain';
import { KEYS_OF, narrowTo } from '../repo/report-dimensions';
import { readFlowReport, type Measure, type ReportRow } from '../repo/report-flow';
import type { SourceKey } from '../repo/report-source';
import type { ReportColumn } from '../schemas';
import { periodOf, type ReportQuestion } from './report-question';

type MeasureColumn = Measure & { kind: ReportColumn['kind'] };

const count = (key: string, of: string): MeasureColumn => ({ key, of, kind: 'count' });
const quantity = (key: string, of: string): MeasureColumn => ({ key, of, kind: 'quantity' });
const amount = (key: string, of: string): MeasureColumn => ({ key, of, kind: 'amount' });

const ordered = [count('orders', 't.orders'), count('lines', 't.lines')];

export const FLOW_MEASURE_COLUMNS: Record<'sales' | 'order-flow', readonly MeasureColumn[]> = {
  sales: [
    ...ordered,
    quantity('quantity', 't.requested_quantity'),
    amount('gross_amount', 't.requested_minor + t.discount_minor'),
    amount('discount_amount', 't.discount_minor'),
    amount('net_amount', 't.requested_minor'),
    amount('tax_amount', 't.tax_minor'),
    amount('cancelled_amount', 't.cancelled_minor'),
    amount('invoiced_amount', 't.invoiced_minor'),
    amount('cost_amount', 't.cost_minor'),
    amount('uncosted_amount', 't.uncosted_minor'),
  ],
  'order-flow': [
    ...ordered,
    quantity('quantity', 't.requested_quantity'),
    quantity('approved_quantity', 't.approved_quantity'),
    quantity('rejected_quantity', 't.rejected_quantity'),
    quantity('cancelled_quantity', 't.cancelled_quantity'),
    quantity('shipped_quantity', 't.shipped_quantity'),
    quantity('delivered_quantity', 't.delivered_quantity'),
    quantity('returned_quantity', 't.returned_quantity'),
    amount('ordered_amount', 't.requested_minor'),
    amount('approved_amount', 't.approved_minor'),
    amount('rejected_amount', 't.rejected_minor'),
    amount('cancelled_amount', 't.cancelled_minor'),
    amount('shipped_amount', 't.shipped_minor'),
    amount('delivered_amount', 't.delivered_minor'),
    amount('returned_amount', 't.returned_minor'),
  ],
};

const isFlowDimension = (dim: string): dim is FlowDimension =>
  (FLOW_DIMENSIONS as readonly string[]).includes(dim);

/** A tree that is rolled up counts an order once per branch, which no column of a rollup can say. */
function grainOf(work: Work, question: ReportQuestion): GrainChoice {
  const { by, narrowings, depth } = question;
  const filters = narrowings.map(({ dimension }) => dimension).filter(isFlowDimension);
  const filterBy = work.actor.dealerId === null ? filters : [...filters, 'dealer' as const];
  const severalOf = narrowings.filter((one) => one.several).map((one) => one.dimension);
  const choice = chooseGrain({
    groupBy: by.filter(isFlowDimension),
    filterBy,
    severalOf: severalOf.filter(isFlowDimension),
    period: periodOf(question),
  });
  const rolledUp = by.includes('category') && depth !== null && !by.includes('product');
  if (rolledUp || by.includes('cause')) return { grain: 'ledger', orderCount: 'distinct' };
  return choice;
}

function finestTime(by: readonly string[]): 'day' | 'month' | 'year' | null {
  return (['day', 'month', 'year'] as const).find((time) => by.includes(time)) ?? null;
}

export interface RowsOptions {
  locale: string;
  limit: number;
}

/** Rows of the report, one more than the limit where it is cut. */
export async function flowRows(
  work: Work,
  question: ReportQuestion & { name: 'sales' | 'order-flow' },
  options: RowsOptions,
): Promise<ReportRow[]> {
  const { by, narrowings, depth } = question;
  const orgId = work.tx.orgId;
  const keys = new Set<SourceKey>(by.flatMap((dim) => KEYS_OF[dim] ?? []));
  return readFlowReport(work.tx, {
    source: {
      orgId,
      choice: grainOf(work, question),
      time: finestTime(by),
      keys: [...keys],
      period: periodOf(question),
      where: narrowings.map((one) => narrowTo(orgId, one)),
    },
    dims: by,
    names: { orgId, locale: options.locale, depth },
    measures: FLOW_MEASURE_COLUMNS[question.name],
    limit: options.limit,
  });
}

/**
 * Fill rate: shipped ÷ approved by quantity, four decimals, null where nothing was approved.
 * Goods shipped beyond what was approved never count, so it does not pass 1.
 */
export function fillRate(shipped: bigint, approved: bigint): string | null {
  if (approved <= 0n) return null;
  const within = shipped < approved ? shipped : approved;
  const scaled = divideHalfUp((within < 0n ? 0n : within) * 10_000n, approved);
  return `${scaled / 10_000n}.${(scaled % 10_000n).toString().padStart(4, '0')}`;
}
