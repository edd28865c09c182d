// Procedures of the catalog; one per line of what a screen can ask.
import { HistoryInput, HistoryPage } from '@/kernel/history';
import { noInput, reads, router, writes } from '@/server/api/trpc';
import { pricesRouter } from './price-router';
import * as s from './schemas';
import {
  createCategory,
  listCategories,
  removeCategory,
  updateCategory,
} from './usecases/categories';
import { readCatalogHistory } from './usecases/history';
import { changeProductStatus, getProduct, listProducts } from './usecases/products';
import { createProduct, updateProduct } from './usecases/save-product';
import { searchProducts } from './usecases/search-products';
import { listTaxRates, removeTaxRate, saveTaxRate } from './usecases/tax-rates';

export const catalogRouter = router({
  listProducts: reads('catalog.read')
    .input(s.ProductListInput)
    .output(s.ProductPage)
    .query(({ ctx, input }) => listProducts(ctx.work, input)),
  searchProducts: reads('catalog.read')
    .input(s.SearchInput)
    .output(s.FoundProducts)
    .query(({ ctx, input }) => searchProducts(ctx.work, input)),
  getProduct: reads('catalog.read')
    .input(s.Ref)
    .output(s.ProductView)
    .query(({ ctx, input }) => getProduct(ctx.work, input.id)),
  createProduct: writes('catalog.write')
    .input(s.ProductInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createProduct(ctx.work, input)),
  updateProduct: writes('catalog.write')
    .input(s.UpdateProductInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateProduct(ctx.work, input)),
  changeProductStatus: writes('catalog.write')
    .input(s.ProductStatusInput)
    .output(s.ChangedStatuses)
    .mutation(({ ctx, input }) => changeProductStatus(ctx.work, input)),

  productHistory: reads('catalog.write')
    .input(HistoryInput)
    .output(HistoryPage)
    .query(({ ctx, input }) => readCatalogHistory(ctx.work, 'product', input)),

  listCategories: reads('catalog.read')
    .input(noInput)
    .output(s.Categories)
    .query(({ ctx }) => listCategories(ctx.work)),
  createCategory: writes('catalog.write')
    .input(s.NodeInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createCategory(ctx.work, input)),
  updateCategory: writes('catalog.write')
    .input(s.UpdateNodeInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => updateCategory(ctx.work, input)),
  removeCategory: writes('catalog.write')
    .input(s.VersionRef)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeCategory(ctx.work, input)),

  listTaxRates: reads('catalog.read')
    .input(noInput)
    .output(s.TaxRates)
    .query(({ ctx }) => listTaxRates(ctx.work)),
  saveTaxRate: writes('catalog.write')
    .input(s.SaveTaxRateInput)
    .output(s.Done)
    .mutation(({ ctx, input }) => saveTaxRate(ctx.work, input)),
  removeTaxRate: writes('catalog.write')
    .input(s.RemoveTaxRateInput)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeTaxRate(ctx.work, input)),

  prices: pricesRouter,
});
