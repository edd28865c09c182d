/**
 * Which table answers a question about order flow: the smallest one that answers it exactly.
 * A grain that lacks a dimension, or is too coarse for the period, is not an approximation but
 * wrong, so the ledger is the last resort and always right.
 */
import { isWholeMonths, type Period } from '@/kernel/period';

export const FLOW_DIMENSIONS = [
  'day',
  'month',
  'year',
  'dealer',
  'region',
  'level',
  'product',
  'category',
  'salesperson',
] as const;

export type FlowDimension = (typeof FLOW_DIMENSIONS)[number];

export type Grain =
  'day' | 'monthDealer' | 'monthProduct' | 'dayDealer' | 'dayProduct' | 'month' | 'ledger';

/**
 * Which column counts orders once each under the grouping asked for; `distinct` is a count of
 * distinct orders in the ledger, because no sum of a column can tell.
 */
export type OrderCount = 'orders' | 'productOrders' | 'categoryOrders' | 'distinct';

export interface GrainQuestion {
  readonly groupBy: readonly FlowDimension[];
  /**
   * Dimensions that are filtered on. For a dealer's user it must name `dealer`: a grain without
   * dealers cannot be limited to one.
   */
  readonly filterBy: readonly FlowDimension[];
  /** Those of `filterBy` that allow several values; a category with its branches is several. */
  readonly severalOf: readonly FlowDimension[];
  /** null is all time. */
  readonly period: Period | null;
}

export interface GrainChoice {
  readonly grain: Grain;
  readonly orderCount: OrderCount;
}

/** Regions and levels are attributes of the dealer, categories of the product. */
const KEY_OF: Readonly<Record<FlowDimension, 'time' | 'dealer' | 'product' | 'salesperson'>> = {
  day: 'time',
  month: 'time',
  year: 'time',
  dealer: 'dealer',
  region: 'dealer',
  level: 'dealer',
  product: 'product',
  category: 'product',
  salesperson: 'salesperson',
};

interface GrainOffer {
  readonly grain: Exclude<Grain, 'ledger'>;
  readonly keys: readonly string[];
  readonly daily: boolean;
}

/**
 * Smallest first: days of the company, months of dealers or products, which do not grow with orders;
 * days × dealers is at most one row per order, days × products at most one per product and day,
 * months × dealers × products close to one per order line.
 */
const OFFERS: readonly GrainOffer[] = [
  { grain: 'day', keys: ['time'], daily: true },
  { grain: 'monthDealer', keys: ['time', 'dealer', 'salesperson'], daily: false },
  { grain: 'monthProduct', keys: ['time', 'product'], daily: false },
  { grain: 'dayDealer', keys: ['time', 'dealer', 'salesperson'], daily: true },
  { grain: 'dayProduct', keys: ['time', 'product'], daily: true },
  { grain: 'month', keys: ['time', 'dealer', 'salesperson', 'product'], daily: false },
];

export function chooseGrain(question: GrainQuestion): GrainChoice {
  const { groupBy, filterBy, period } = question;
  const needed = new Set([...groupBy, ...filterBy]);
  const keys = new Set([...needed].map((dimension) => KEY_OF[dimension]));
  const wholeMonths = !needed.has('day') && (period === null || isWholeMonths(period));
  const orderCount = orderCountOf(question);
  const offer = OFFERS.find(
    (one) => [...keys].every((key) => one.keys.includes(key)) && (one.daily || wholeMonths),
  );
  return { grain: orderCount === 'distinct' ? 'ledger' : (offer?.grain ?? 'ledger'), orderCount };
}

/**
 * An order with two products is in the group of each, once. Under a filter on both it would be
 * counted twice where products are not told apart, and no column knows.
 */
function orderCountOf({ groupBy, filterBy, severalOf }: GrainQuestion): OrderCount {
  if (groupBy.includes('product')) return 'productOrders';
  if (severalOf.includes('product')) return 'distinct';
  if (filterBy.includes('product')) return 'productOrders';
  if (groupBy.includes('category')) return 'categoryOrders';
  if (severalOf.includes('category')) return 'distinct';
  return filterBy.includes('category') ? 'categoryOrders' : 'orders';
}
