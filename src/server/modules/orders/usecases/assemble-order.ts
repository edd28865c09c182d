// From what was typed to a priced order: dealer, products, prices and tax, with every problem of
// every line named at once. Reads only; preview, draft and submit all begin here.
import { minorDigits } from '@/kernel/currency';
import type { DomainIssue } from '@/kernel/domain-error';
import { extendPrice } from '@/kernel/extend-price';
import { newId } from '@/kernel/ids';
import { MAX_AMOUNT_MINOR } from '@/kernel/money';
import { MAX_QUANTITY, packsToBase } from '@/kernel/quantity';
import { taxOn } from '@/kernel/tax';
import {
  loadOrderableProducts,
  resolvePrices,
  type OrderableProduct,
} from '@/server/modules/catalog';
import { loadDealerForOrder, type DealerForOrder } from '@/server/modules/dealers';
import { defaultWarehouse } from '@/server/modules/inventory';
import type { Work } from '@/server/platform/actor';
import type { OrderLineRow, PriceRule } from '../repo/types';
import type { OrderInput, OrderLineInput } from '../schemas';

export interface AssembledLine extends OrderLineRow {
  categoryId: string | null;
  /** null where no price list has a price and none was typed. */
  listPrice: string | null;
}

export interface AssembledOrder {
  dealer: DealerForOrder;
  warehouseId: string;
  lines: AssembledLine[];
  issues: DomainIssue[];
  netMinor: bigint;
  discountMinor: bigint;
  taxMinor: bigint;
  totalMinor: bigint;
}

interface UnitChoice {
  line: OrderLineInput;
  index: number;
  product: OrderableProduct;
  factor: number;
  requested: number;
}

/** Finds the product and unit of each line; lines that have neither are reported and left out. */
function chooseUnits(
  lines: readonly OrderLineInput[],
  products: ReadonlyMap<string, OrderableProduct>,
  issues: DomainIssue[],
): UnitChoice[] {
  return lines.flatMap((line, index) => {
    const product = products.get(line.productId);
    if (!product) {
      issues.push({ code: 'orders.unknownProduct', field: `lines.${index}.productId` });
      return [];
    }
    if (product.status !== 'ACTIVE') {
      issues.push({
        code: 'orders.productNotSold',
        field: `lines.${index}.productId`,
        params: { product: product.code },
      });
    }
    const pack = product.packs.find((candidate) => candidate.unit === line.unit);
    if (line.unit !== product.baseUnit && !pack) {
      issues.push({
        code: 'orders.unknownUnit',
        field: `lines.${index}.unit`,
        params: { unit: line.unit, product: product.code },
      });
      return [];
    }
    const factor = pack?.factor ?? 1;
    const requested = packsToBase(line.quantity, factor);
    if (requested > MAX_QUANTITY) {
      const params = { max: MAX_QUANTITY };
      issues.push({ code: 'quantity.tooLarge', field: `lines.${index}.quantity`, params });
      return [];
    }
    return [{ line, index, product, factor, requested }];
  });
}

function priceLine(
  choice: UnitChoice,
  resolved: { unitPrice: string; rule: PriceRule } | null,
  order: { currency: string; taxExempt: boolean },
): AssembledLine {
  const { line, product, requested } = choice;
  const digits = minorDigits(order.currency);
  const manual = line.manualPrice ?? null;
  const listPrice = resolved?.unitPrice ?? null;
  const unitPrice = manual ?? listPrice ?? '0';
  const { netMinor, discountMinor } = extendPrice({
    unitPrice,
    quantity: requested,
    discountRate: line.discountRate,
    minorDigits: digits,
  });
  const taxRate = order.taxExempt ? '0' : product.taxRate;
  const { standardCost } = product;
  const cost =
    standardCost === null
      ? null
      : extendPrice({ unitPrice: standardCost, quantity: requested, minorDigits: digits });
  const priceRule: PriceRule = manual
    ? { by: 'manual', ...(listPrice === null ? {} : { listPrice }) }
    : (resolved?.rule ?? { by: 'none' });
  return {
    id: line.id ?? newId(),
    orderId: '',
    lineNo: choice.index + 1,
    productId: product.id,
    categoryId: product.categoryId,
    unit: line.unit,
    unitFactor: choice.factor,
    requested,
    approved: 0,
    reserved: 0,
    shipped: 0,
    delivered: 0,
    returned: 0,
    reopened: 0,
    cancelled: 0,
    invoiced: 0,
    overShipMax: 0,
    unitPrice,
    listPrice,
    discountRate: line.discountRate,
    taxRate,
    netMinor,
    discountMinor,
    taxMinor: taxOn(netMinor, taxRate),
    costMinor: cost && cost.netMinor,
    priceRule,
    cutReason: null,
    note: line.note ?? null,
  };
}

const isTooLarge = (line: AssembledLine) =>
  [line.netMinor + line.discountMinor + line.taxMinor, line.costMinor ?? 0n].some(
    (amount) => amount > MAX_AMOUNT_MINOR,
  );

function sum(lines: readonly AssembledLine[], pick: (line: AssembledLine) => bigint): bigint {
  return lines.reduce((total, line) => total + pick(line), 0n);
}

/** Dealer, warehouse and products of what was typed, before any price. */
export interface OrderBasis {
  dealer: DealerForOrder;
  warehouseId: string;
  choices: UnitChoice[];
  issues: DomainIssue[];
}

export async function readBasis(work: Work, input: OrderInput): Promise<OrderBasis> {
  const productIds = [...new Set(input.lines.map((line) => line.productId))];
  const [dealer, warehouseId, products] = await Promise.all([
    loadDealerForOrder(work, input.dealerId),
    input.warehouseId ?? defaultWarehouse(work).then(({ id }) => id),
    loadOrderableProducts(work, { productIds }),
  ]);
  const issues: DomainIssue[] = [];
  if (dealer.status !== 'ACTIVE') {
    issues.push({
      code: 'orders.dealerNotActive',
      field: 'dealerId',
      params: { dealer: dealer.code },
    });
  }
  return { dealer, warehouseId, issues, choices: chooseUnits(input.lines, products, issues) };
}

function totalsOf(lines: readonly AssembledLine[]) {
  const netMinor = sum(lines, (line) => line.netMinor);
  const taxMinor = sum(lines, (line) => line.taxMinor);
  const discountMinor = sum(lines, (line) => line.discountMinor);
  return { netMinor, discountMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

/** Prices every line; one that has no price is an issue more. */
export async function priceBasis(work: Work, basis: OrderBasis): Promise<AssembledOrder> {
  const { dealer, warehouseId, choices } = basis;
  const issues = [...basis.issues];
  const prices = await resolvePrices(work, {
    dealerId: dealer.id,
    regionPath: dealer.regionPath,
    levelPath: dealer.levelPath,
    currency: dealer.currency,
    on: work.today,
    lines: choices.map((c) => ({
      key: String(c.index),
      productId: c.product.id,
      quantity: c.requested,
    })),
  });
  const lines = choices.map((choice) => {
    const resolved = prices.get(String(choice.index)) ?? null;
    if (!resolved && !choice.line.manualPrice) {
      issues.push({
        code: 'orders.noPrice',
        field: `lines.${choice.index}.manualPrice`,
        params: { product: choice.product.code, currency: dealer.currency },
      });
    }
    const line = priceLine(choice, resolved, {
      currency: dealer.currency,
      taxExempt: dealer.taxExempt,
    });
    if (isTooLarge(line)) {
      const field = `lines.${choice.index}.quantity`;
      issues.push({ code: 'money.tooLarge', field, params: { currency: dealer.currency } });
    }
    return line;
  });
  return { dealer, warehouseId, lines, issues, ...totalsOf(lines) };
}

/** Prices an order. Issues do not stop it: a preview shows them, a submit refuses with them. */
export async function assembleOrder(work: Work, input: OrderInput): Promise<AssembledOrder> {
  return priceBasis(work, await readBasis(work, input));
}
