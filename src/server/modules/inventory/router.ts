// Procedures of inventory: each one permission, one input, one output, one call.
import { z } from 'zod';
import { reads, router, writes } from '@/server/api/trpc';
import {
  AdjustStockInput,
  ArrivalPage,
  ArrivalRef,
  ExpectArrivalsInput,
  LedgerInput,
  LedgerPage,
  ListArrivalsInput,
  ListStockDocumentsInput,
  ListStockInput,
  ReceiveStockInput,
  ResolvedProducts,
  ResolveProductsInput,
  ReviseArrivalInput,
  SaveWarehouseInput,
  SetReorderPointInput,
  StockCardInput,
  StockCardView,
  StockDocumentPage,
  StockDocumentRef,
  StockDocumentView,
  StockPage,
  StockSummary,
  WarehouseView,
} from './schemas';
import { adjustStock } from './usecases/adjust-stock';
import {
  getStockCard,
  getStockDocument,
  listArrivals,
  listStock,
  listStockDocuments,
  listWarehouses,
  readLedger,
  summarizeStock,
} from './usecases/list-stock';
import { cancelArrival, expectArrivals, reviseArrival } from './usecases/plan-arrivals';
import { receiveStock } from './usecases/receive-stock';
import { resolveProducts } from './usecases/resolve-products';
import { saveWarehouse } from './usecases/save-warehouse';
import { setReorderPoint } from './usecases/set-reorder-point';

const Versioned = z.object({ version: z.number() });

export const inventoryRouter = router({
  warehouses: reads('inventory.read')
    .input(z.object({}).optional())
    .output(z.array(WarehouseView))
    .query(({ ctx }) => listWarehouses(ctx.work)),
  saveWarehouse: writes('inventory.write')
    .input(SaveWarehouseInput)
    .output(WarehouseView)
    .mutation(({ ctx, input }) => saveWarehouse(ctx.work, input)),
  list: reads('inventory.read')
    .input(ListStockInput)
    .output(StockPage)
    .query(({ ctx, input }) => listStock(ctx.work, input)),
  summary: reads('inventory.read')
    .input(z.object({ warehouseId: z.uuid().optional() }))
    .output(StockSummary)
    .query(({ ctx, input }) => summarizeStock(ctx.work, input)),
  card: reads('inventory.read')
    .input(StockCardInput)
    .output(StockCardView)
    .query(({ ctx, input }) => getStockCard(ctx.work, input)),
  ledger: reads('inventory.read')
    .input(LedgerInput)
    .output(LedgerPage)
    .query(({ ctx, input }) => readLedger(ctx.work, input)),
  setReorderPoint: writes('inventory.write')
    .input(SetReorderPointInput)
    .output(z.object({ reorderPoint: z.number().nullable() }))
    .mutation(({ ctx, input }) => setReorderPoint(ctx.work, input)),
  resolveProducts: reads('inventory.read')
    .input(ResolveProductsInput)
    .output(ResolvedProducts)
    .query(({ ctx, input }) => resolveProducts(ctx.work, input)),
  receive: writes('inventory.receive')
    .input(ReceiveStockInput)
    .output(StockDocumentRef)
    .mutation(({ ctx, input }) => receiveStock(ctx.work, input)),
  adjust: writes('inventory.adjust')
    .input(AdjustStockInput)
    .output(StockDocumentRef)
    .mutation(({ ctx, input }) => adjustStock(ctx.work, input)),
  documents: reads('inventory.read')
    .input(ListStockDocumentsInput)
    .output(StockDocumentPage)
    .query(({ ctx, input }) => listStockDocuments(ctx.work, input)),
  document: reads('inventory.read')
    .input(z.object({ documentId: z.uuid() }))
    .output(StockDocumentView)
    .query(({ ctx, input }) => getStockDocument(ctx.work, input)),
  arrivals: reads('inventory.read')
    .input(ListArrivalsInput)
    .output(ArrivalPage)
    .query(({ ctx, input }) => listArrivals(ctx.work, input)),
  expectArrivals: writes('inventory.receive')
    .input(ExpectArrivalsInput)
    .output(z.object({ arrivalIds: z.array(z.uuid()) }))
    .mutation(({ ctx, input }) => expectArrivals(ctx.work, input)),
  reviseArrival: writes('inventory.receive')
    .input(ReviseArrivalInput)
    .output(Versioned)
    .mutation(({ ctx, input }) => reviseArrival(ctx.work, input)),
  cancelArrival: writes('inventory.receive')
    .input(ArrivalRef)
    .output(Versioned)
    .mutation(({ ctx, input }) => cancelArrival(ctx.work, input)),
});
