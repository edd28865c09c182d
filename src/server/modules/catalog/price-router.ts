// Procedures of price lists. Prices of all dealers: for staff only.
import { HistoryInput, HistoryPage } from '@/kernel/history';
import { reads, router, writes } from '@/server/api/trpc';
import * as p from './price-schemas';
import { Ref, Saved } from './schemas';
import { explainPriceFor } from './usecases/explain-price';
import { readCatalogHistory } from './usecases/history';
import {
  listPriceItems,
  listProductPrices,
  pastePriceItems,
  savePriceItems,
} from './usecases/price-items';
import {
  copyPriceList,
  createPriceList,
  getPriceList,
  listPriceLists,
  saveAssignments,
  updatePriceList,
} from './usecases/price-lists';

export const pricesRouter = router({
  listLists: reads('prices.read')
    .input(p.PriceListListInput)
    .output(p.PriceListPage)
    .query(({ ctx, input }) => listPriceLists(ctx.work, input)),
  getList: reads('prices.read')
    .input(Ref)
    .output(p.PriceListView)
    .query(({ ctx, input }) => getPriceList(ctx.work, input.id)),
  listHistory: reads('prices.read')
    .input(HistoryInput)
    .output(HistoryPage)
    .query(({ ctx, input }) => readCatalogHistory(ctx.work, 'priceList', input)),
  createList: writes('prices.write')
    .input(p.PriceListInput)
    .output(Saved)
    .mutation(({ ctx, input }) => createPriceList(ctx.work, input)),
  updateList: writes('prices.write')
    .input(p.UpdatePriceListInput)
    .output(Saved)
    .mutation(({ ctx, input }) => updatePriceList(ctx.work, input)),
  copyList: writes('prices.write')
    .input(p.CopyPriceListInput)
    .output(Saved)
    .mutation(({ ctx, input }) => copyPriceList(ctx.work, input)),
  saveAssignments: writes('prices.write')
    .input(p.SaveAssignmentsInput)
    .output(Saved)
    .mutation(({ ctx, input }) => saveAssignments(ctx.work, input)),
  listItems: reads('prices.read')
    .input(p.PriceItemListInput)
    .output(p.PriceItemPage)
    .query(({ ctx, input }) => listPriceItems(ctx.work, input)),
  saveItems: writes('prices.write')
    .input(p.SavePriceItemsInput)
    .output(Saved)
    .mutation(({ ctx, input }) => savePriceItems(ctx.work, input)),
  checkPaste: reads('prices.write')
    .input(p.PastePriceItemsInput)
    .output(p.PasteOutcome)
    .query(({ ctx, input }) => pastePriceItems(ctx.work, { ...input, mode: 'check' })),
  pasteItems: writes('prices.write')
    .input(p.PastePriceItemsInput)
    .output(p.PasteOutcome)
    .mutation(({ ctx, input }) => pastePriceItems(ctx.work, { ...input, mode: 'write' })),
  ofProduct: reads('prices.read')
    .input(p.ProductPricesInput)
    .output(p.ProductPrices)
    .query(({ ctx, input }) => listProductPrices(ctx.work, input.productId)),
  explain: reads('prices.read')
    .input(p.ExplainPriceInput)
    .output(p.PriceExplanation)
    .query(({ ctx, input }) => explainPriceFor(ctx.work, input)),
});
