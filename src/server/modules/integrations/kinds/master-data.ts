// Products and price lists from a file.
import { PRODUCT_STATUSES, upsertPriceListItems, upsertProducts } from '@/server/modules/catalog';
import { defineKind, field, needed } from './kind';

export const products = defineKind({
  name: 'products',
  permission: 'catalog.write',
  renamed: { categoryCode: 'category', baseUnit: 'unit', taxCode: 'tax', standardCost: 'cost' },
  fields: [
    needed('code', ['product', 'product code', 'sku', 'item', '貨號', '产品编码', '產品編碼']),
    field('name', ['product name', 'description', '品名', '产品名称', '產品名稱']),
    field('name_zh_hans', ['简体品名']),
    field('name_zh_hant', ['繁體品名']),
    field('barcode', ['ean', 'gtin', 'upc', '條碼', '条码']),
    field('category', ['category code', '分類', '分类']),
    field('unit', ['base unit', 'uom', '單位', '单位']),
    field('tax', ['tax code', '稅別', '税别']),
    field('cost', ['standard cost', '成本']),
    field('packs', ['pack', 'packing', '包裝', '包装']),
    field('status', ['狀態', '状态']),
  ],
  read: (cells) => {
    const [hans, hant] = [cells.optionalText('name_zh_hans'), cells.optionalText('name_zh_hant')];
    const names = {
      ...(hans === undefined ? {} : { 'zh-Hans': hans }),
      ...(hant === undefined ? {} : { 'zh-Hant': hant }),
    };
    return {
      code: cells.text('code'),
      name: cells.optionalText('name'),
      names: Object.keys(names).length > 0 ? names : undefined,
      barcode: cells.optionalText('barcode'),
      categoryCode: cells.optionalText('category'),
      baseUnit: cells.optionalText('unit'),
      taxCode: cells.optionalText('tax'),
      standardCost: cells.optionalDecimal('cost'),
      packs: cells.optionalPacks('packs'),
      status: cells.optionalChoice('status', PRODUCT_STATUSES),
    };
  },
  load: async (work, records) => (await upsertProducts(work, records)).refused,
});

export const priceLists = defineKind({
  name: 'price-lists',
  permission: 'prices.write',
  renamed: {
    priceList: 'price_list',
    listName: 'list_name',
    minQuantity: 'min_quantity',
    unitPrice: 'unit_price',
    validFrom: 'valid_from',
    validTo: 'valid_to',
  },
  fields: [
    needed('price_list', ['list', 'list code', '價目表', '价目表']),
    field('list_name', ['price list name']),
    field('currency', ['幣別', '币种']),
    needed('product', ['product code', 'code', 'sku', '貨號']),
    field('min_quantity', ['quantity', 'from quantity', '起訂量', '起订量']),
    needed('unit_price', ['price', '單價', '单价']),
    field('valid_from', ['from', '生效日']),
    field('valid_to', ['to', '失效日']),
  ],
  read: (cells) => ({
    priceList: cells.text('price_list'),
    listName: cells.optionalText('list_name'),
    currency: cells.optionalText('currency'),
    product: cells.text('product'),
    minQuantity:
      cells.optionalText('min_quantity') === undefined ? 1 : cells.quantity('min_quantity'),
    unitPrice: cells.decimal('unit_price'),
    validFrom: cells.optionalDate('valid_from'),
    validTo: cells.optionalDate('valid_to'),
  }),
  load: async (work, records) => (await upsertPriceListItems(work, records)).refused,
});
