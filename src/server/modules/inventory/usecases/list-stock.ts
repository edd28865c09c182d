// Stock as its screens show it: levels, arrivals, documents, and one product from every side.
import { DomainError } from '@/kernel/domain-error';
import { loadOrderableProducts } from '@/server/modules/catalog';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { listArrivals as readArrivalList } from '../repo/list-arrivals';
import { listDocuments, readDocument } from '../repo/list-documents';
import { ledgerKey, listLedger } from '../repo/list-ledger';
import { countStock, listLevels, readProductLevels, type StockCounts } from '../repo/list-levels';
import { readWarehouses } from '../repo/read';
import type {
  ArrivalView,
  LedgerEntryView,
  LedgerInput,
  ListArrivalsInput,
  ListStockDocumentsInput,
  ListStockInput,
  StockCardView,
  StockDocumentItem,
  StockDocumentView,
  StockLevelView,
  WarehouseView,
} from '../schemas';
import type { Page } from '@/kernel/page';

export async function listWarehouses(work: Work): Promise<WarehouseView[]> {
  return readWarehouses(work.tx);
}

export async function listStock(work: Work, input: ListStockInput): Promise<Page<StockLevelView>> {
  const rows = await listLevels(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.productCode, row.warehouseId]);
}

export async function summarizeStock(
  work: Work,
  input: { warehouseId?: string },
): Promise<StockCounts> {
  return countStock(work.tx, input.warehouseId ?? null, work.today);
}

export async function listArrivals(
  work: Work,
  input: ListArrivalsInput,
): Promise<Page<ArrivalView>> {
  const rows = await readArrivalList(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.expectedOn, row.id]);
}

export async function listStockDocuments(
  work: Work,
  input: ListStockDocumentsInput,
): Promise<Page<StockDocumentItem>> {
  const rows = await listDocuments(work.tx, input);
  return toPage(rows, input.limit, (row) => [row.occurredOn, row.id]);
}

export async function getStockDocument(
  work: Work,
  input: { documentId: string },
): Promise<StockDocumentView> {
  const document = await readDocument(work.tx, input.documentId);
  if (!document) throw new DomainError('inventory.missing', { status: 'not_found' });
  return document;
}

/** Levels of a product in every warehouse and what is on its way. */
export async function getStockCard(
  work: Work,
  input: { productId: string },
): Promise<StockCardView> {
  const { productId } = input;
  const product = (await loadOrderableProducts(work, { productIds: [productId] })).get(productId);
  if (!product) throw new DomainError('inventory.unknownProduct', { status: 'not_found' });
  const levels = await readProductLevels(work.tx, productId);
  const arrivals = await readArrivalList(work.tx, { productId, status: 'OPEN', limit: 100 });
  return {
    productId,
    productCode: product.code,
    productName: product.name,
    productNames: product.names,
    baseUnit: product.baseUnit,
    levels,
    arrivals,
  };
}

/** Newest first, each entry with the balance after it. */
export async function readLedger(work: Work, input: LedgerInput): Promise<Page<LedgerEntryView>> {
  const rows = await listLedger(work.tx, input);
  return toPage(rows, input.limit, ledgerKey);
}
