// AdventureWorks DW: resellers, products and four years of dealer orders. A line's net amount is its
// SalesAmount rounded half-up to cents, its tax TaxAmt likewise; freight is no part of sales and is
// left out. Amounts are US dollars whatever currency the order names (the data set's README says so).
import { newId } from '@/kernel/ids';
import { decimalText } from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';
import { upsertTargets } from '@/server/modules/analytics';
import type { HistoricLine } from '@/server/modules/orders';
import { systemWork } from '@/server/platform/work';
import { loadCodedLedger } from '../usecases/load-coded-ledger';
import { loadHistory, type HistoryDocument } from '../usecases/load-history';
import { adventureworksLedger } from './adventureworks-ledger';
import { CURRENCY, loadMasters, MASTER_FILES, TERMS, type Keys } from './adventureworks-masters';
import { openCompany, toMinor, type Profile, type ProfileCompany } from './company';
import { cell, demandFiles, readCsv, type Row } from './read-csv';

/**
 * Microsoft moved the ledger's months by 2,007 days: they begin between the 28th of one month and the
 * 1st of the next. Years that begin on 28 December hold one ledger date in each period, one quota
 * date in each quarter, and the twelve budgeted dates in the year 2011.
 */
const YEARS_FROM = ['2010-12-28', '2011-12-28', '2012-12-28', '2013-12-28'] as const;

const QUOTAS = 'FactSalesQuota';

function lineOf(row: Row, keys: Keys): HistoricLine | null {
  const product = keys.products.get(cell(row, 'ProductKey'));
  if (!product) return null;
  const quantity = Number(cell(row, 'OrderQuantity'));
  const unitPrice = decimalText(cell(row, 'UnitPrice'));
  const netMinor = toMinor(cell(row, 'SalesAmount'), CURRENCY);
  const { grossMinor } = extendPrice({ unitPrice, quantity, minorDigits: 2 });
  return {
    productId: product.id,
    categoryId: product.categoryId,
    unit: 'pc',
    requested: quantity,
    approved: quantity,
    shipped: quantity,
    delivered: 0,
    invoiced: quantity,
    unitPrice,
    discountRate: decimalText(cell(row, 'UnitPriceDiscountPct')),
    taxRate: '0.08',
    netMinor,
    discountMinor: grossMinor - netMinor,
    taxMinor: toMinor(cell(row, 'TaxAmt'), CURRENCY),
    costMinor: toMinor(cell(row, 'TotalProductCost'), CURRENCY),
  };
}

function orderOf(rows: readonly Row[], keys: Keys, warehouseId: string): HistoryDocument | null {
  const [first] = rows;
  const dealerId = first && keys.dealers.get(cell(first, 'ResellerKey'));
  if (!first || !dealerId) return null;
  const lines = rows.flatMap((row) => lineOf(row, keys) ?? []);
  if (lines.length < rows.length) return null;
  const orderedOn = cell(first, 'OrderDate');
  const shippedOn = cell(first, 'ShipDate');
  return {
    // The id carries the order's own time, so that ids and dates ascend together.
    id: newId(Date.parse(orderedOn)),
    number: cell(first, 'SalesOrderNumber'),
    dealerId,
    salespersonId: keys.salespersons.get(cell(first, 'EmployeeKey')) ?? null,
    warehouseId,
    currency: CURRENCY,
    status: 'SHIPPED',
    orderedOn,
    requestedOn: cell(first, 'DueDate') || null,
    dealerPoNumber: cell(first, 'CustomerPONumber') || null,
    note: null,
    shipment: { id: newId(Date.parse(shippedOn)), on: shippedOn },
    invoice: { id: newId(Date.parse(shippedOn)), on: shippedOn },
    trackingNo: cell(first, 'CarrierTrackingNumber') || null,
    terms: TERMS,
    lines,
  };
}

/** Lines of one order, in the order of their line numbers; orders by date and number. */
function groupOrders(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cell(row, 'SalesOrderNumber');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const lineNumber = (row: Row) => Number(cell(row, 'SalesOrderLineNumber'));
  for (const group of groups.values()) group.sort((a, b) => lineNumber(a) - lineNumber(b));
  const dateOf = ([row]: Row[]) =>
    row ? `${cell(row, 'OrderDate')} ${cell(row, 'SalesOrderNumber')}` : '';
  return [...groups.values()].toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
}

/**
 * Quotas as targets that hold from their date until the person's next one. The quarter a quota is
 * labelled with is that of a date Microsoft moved; it is not read.
 */
async function loadQuotas(
  orgId: string,
  folder: string,
  keys: Keys,
): Promise<{ read: number; loaded: number }> {
  const rows = readCsv(folder, QUOTAS);
  const targets = rows.flatMap((row) => {
    const subjectId = keys.salespersons.get(cell(row, 'EmployeeKey'));
    if (subjectId === undefined) return [];
    const amountMinor = toMinor(cell(row, 'SalesAmountQuota'), CURRENCY);
    const startsOn = cell(row, 'Date');
    return [{ subjectKind: 'SALESPERSON' as const, subjectId, startsOn, amountMinor }];
  });
  await systemWork(orgId, (work) => upsertTargets(work, targets));
  return { read: rows.length, loaded: targets.length };
}

export const adventureworks: Profile = {
  name: 'adventureworks',
  hasYears: false,
  async load(folder: string, company: ProfileCompany, say) {
    const rows = readCsv(folder, 'FactResellerSales');
    const finance = adventureworksLedger(folder);
    demandFiles(folder, [...MASTER_FILES, QUOTAS]);
    const { orgId, warehouseId } = await openCompany({
      ...company,
      name: 'AdventureWorks',
      currency: CURRENCY,
      timeZone: 'UTC',
    });
    const keys = await systemWork(orgId, (work) => loadMasters(work, folder));
    say(`${keys.dealers.size} dealers, ${new Set(keys.products.values()).size} products`);
    const groups = groupOrders(rows);
    const documents = groups.flatMap((group) => orderOf(group, keys, warehouseId) ?? []);
    await loadHistory({
      orgId,
      documents,
      onProgress: (done, of) => say(`${done} of ${of} orders`),
    });
    const title = 'AdventureWorks finance';
    await loadCodedLedger({ orgId, ledger: finance, yearsFrom: YEARS_FROM, title, say });
    const quotas = await loadQuotas(orgId, folder, keys);
    const lines = documents.reduce((sum, document) => sum + document.lines.length, 0);
    const read = rows.length + finance.read + quotas.read;
    const done = lines + finance.read - finance.otherScenarios + quotas.loaded;
    return {
      orgId,
      read,
      loaded: done,
      rejected: read - done,
      details: {
        orders: documents.length,
        dealers: keys.dealers.size,
        centres: finance.centres.length,
        accounts: finance.accounts.length,
        programmes: finance.programmes.length,
        budgetEntries: finance.postings.length,
        targets: quotas.loaded,
      },
    };
  },
};
