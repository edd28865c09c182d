// What goes in and out of the catalog: products, categories, tax rates. Client-safe.
export type { LocalNames } from '@/kernel/local-names';

export const PRODUCT_STATUSES = ['ACTIVE', 'INACTIVE', 'DISCONTINUED'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];
