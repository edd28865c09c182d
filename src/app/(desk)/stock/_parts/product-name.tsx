'use client';
// A product as a cell: its code, then its name in the reader's language.
import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { localName, type LocalNames } from '@/kernel/local-names';
import classes from './parts.module.css';

export interface ProductNameProps {
  readonly product: {
    readonly productCode: string;
    readonly productName: string;
    readonly productNames: LocalNames;
  };
}

/** The name in the reader's language. */
export function useProductName(): (product: ProductNameProps['product']) => string {
  const locale = useLocale();
  return useCallback(
    ({ productName: name, productNames: names }) => localName({ name, names }, locale),
    [locale],
  );
}

export function ProductName({ product }: ProductNameProps) {
  const nameOf = useProductName();
  return (
    <span className={classes.product}>
      <span className={classes.code}>{product.productCode}</span>
      <span className={classes.sub}>{nameOf(product)}</span>
    </span>
  );
}
