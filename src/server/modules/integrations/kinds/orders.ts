// Orders to be processed, from a file: placed as a person would place them, one by one.
import { isDomainError, type DomainError } from '@/kernel/domain-error';
import { placeOrder, readTakenPoNumbers } from '@/server/modules/orders';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, type LoadRefusal } from './kind';
import {
  byOrder,
  ORDER_FIELDS,
  readOrderRow,
  readReferences,
  refuseGroup,
  refuseRest,
  resolveGroup,
  type Group,
  type OrderRow,
  type Resolved,
} from './order-rows';

interface OrderRecord extends OrderRow {
  unit: string | undefined;
  unitPrice: string | undefined;
  requestedOn: string | null;
}

/** Characters of a dealer's own number of an order, as the form takes them. */
const PO_LENGTH = 200;

function orderInput({ records }: Group<OrderRecord>, { dealer, products }: Resolved) {
  const [first] = records;
  return {
    dealerId: dealer.id,
    requestedOn: first.requestedOn,
    dealerPoNumber: first.order,
    lines: records.map((record, at) => {
      const product = products[at];
      return {
        productId: product?.id ?? '',
        unit: record.unit ?? product?.scannedUnit ?? product?.baseUnit ?? '',
        quantity: record.quantity,
        manualPrice: record.unitPrice ?? null,
        discountRate: '0',
      };
    }),
  };
}

/** A refusal that names a line lands on its row, any other on every row of the order. */
function refusalsOf(group: Group<OrderRecord>, error: DomainError): LoadRefusal[] {
  const issues = error.issues ?? [error];
  return issues.flatMap(({ field: path, code, params }) => {
    const line = /lines\.(\d+)(?:\.(\w+))?/.exec(path ?? '');
    const index = line ? group.indexes[Number(line[1])] : undefined;
    if (index === undefined) return refuseGroup(group, { field: path, code, params });
    return [{ index, field: line?.[2], code, params }];
  });
}

/** Rows of one order that want it on another day than its first row. */
function disagreements({ indexes, records }: Group<OrderRecord>): LoadRefusal[] {
  const [first] = records;
  return records.flatMap(({ requestedOn }, at): LoadRefusal[] => {
    if (requestedOn === first.requestedOn) return [];
    const params = { value: requestedOn ?? '' };
    const index = indexes[at] ?? 0;
    return [{ index, field: 'requested_on', code: 'imports.rowsDisagree', params }];
  });
}

/** Their number of an order to ours, by dealer: a file that is read again orders nothing twice. */
async function takenNumbers(work: Work, records: readonly OrderRecord[]) {
  const numbers = [...new Set(records.map((record) => record.order))];
  const taken = await readTakenPoNumbers(work.tx, numbers);
  return new Map(taken.map((one) => [`${one.dealerId}\n${one.poNumber}`, one.number]));
}

async function loadOrders(work: Work, records: readonly OrderRecord[]): Promise<LoadRefusal[]> {
  const references = await readReferences(work, records);
  const taken = await takenNumbers(work, records);
  const refused: LoadRefusal[] = [];
  for (const group of byOrder(records, references)) {
    const resolved = resolveGroup(group, references);
    const wrong = disagreements(group);
    if (Array.isArray(resolved)) wrong.push(...resolved);
    if (Array.isArray(resolved) || wrong.length > 0) {
      refused.push(...refuseRest(group, wrong));
      continue;
    }
    const { order } = group.records[0];
    const number = taken.get(`${resolved.dealer.id}\n${order}`);
    if (number !== undefined) {
      const params = { value: order, number };
      refused.push(...refuseGroup(group, { field: 'order', code: 'imports.poExists', params }));
      continue;
    }
    try {
      // Refusals come before the first write of an order, so the others are untouched by them.
      await placeOrder(work, orderInput(group, resolved), 'IMPORT');
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push(...refuseRest(group, refusalsOf(group, error)));
    }
  }
  return refused;
}

export const orders = defineKind<OrderRecord>({
  name: 'orders',
  permission: 'orders.import',
  renamed: {
    productId: 'product',
    manualPrice: 'unit_price',
    requestedOn: 'requested_on',
    dealerId: 'dealer',
    dealerPoNumber: 'order',
  },
  groupedBy: ['dealer', 'order'],
  fields: [
    ...ORDER_FIELDS,
    field('unit', ['uom', '單位', '单位']),
    field('unit_price', ['price', '單價', '单价']),
    field('requested_on', ['requested date', 'delivery date', '交貨日', '交货日']),
  ],
  read: (cells) => ({
    ...readOrderRow(cells, PO_LENGTH),
    unit: cells.optionalText('unit'),
    unitPrice: cells.optionalDecimal('unit_price'),
    requestedOn: cells.optionalDate('requested_on'),
  }),
  load: loadOrders,
});
