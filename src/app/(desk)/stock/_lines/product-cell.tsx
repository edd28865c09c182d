'use client';
// The product of a line: a code or barcode and Enter, or a few letters and the arrow keys.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState, type KeyboardEvent } from 'react';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import classes from './grid.module.css';
import { isList, type Line, type LineProduct } from './line-model';
import type { Lines } from './use-lines';

const DEBOUNCE_MS = 140;
const LIMIT = 8;

export interface ProductCellProps {
  readonly line: Line;
  readonly number: number;
  readonly grid: Pick<Lines, 'change' | 'resolve' | 'paste'>;
  readonly hasIssue: boolean;
  /** Moves on: to the quantity, or to the line above or below. */
  readonly onLeave: (to: 'quantity' | 'up' | 'down') => void;
}

/** What the letters may mean; asked only while the cell is being typed in. */
function useSuggestions(text: string, isOpen: boolean): LineProduct[] {
  const trpc = useTRPC();
  const [settled] = useDebouncedValue(text.trim(), DEBOUNCE_MS);
  const { data } = useQuery(
    trpc.catalog.searchProducts.queryOptions(
      { text: settled, limit: LIMIT },
      { enabled: isOpen && settled !== '', placeholderData: keepPreviousData },
    ),
  );
  if (!isOpen || text.trim() === '') return [];
  return (data ?? []).map(({ id, code, name, names, baseUnit }) => ({
    productId: id,
    productCode: code,
    productName: name,
    productNames: names,
    baseUnit,
  }));
}

export function ProductCell(props: ProductCellProps) {
  const t = useTranslations('inventory.grid');
  const { line, grid, onLeave } = props;
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(line.text, isOpen && !line.product);

  const choose = (product: LineProduct) => {
    grid.change(line.key, { product, text: product.productCode });
    setOpen(false);
    onLeave('quantity');
  };
  const enter = () => {
    const chosen = found[active];
    if (chosen) return choose(chosen);
    setOpen(false);
    onLeave('quantity');
    return void grid.resolve(line.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Composing Chinese characters uses the same keys.
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (found.length === 0) onLeave(step > 0 ? 'down' : 'up');
      else setActive((before) => Math.max(-1, Math.min(found.length - 1, before + step)));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      enter();
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className={classes.productCell}>
      <input
        className={classes.input}
        data-cell={`${line.key}:product`}
        role="combobox"
        aria-label={t('productOf', { line: props.number })}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={props.hasIssue || undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('productHint')}
        value={line.text}
        onChange={(event) => {
          grid.change(line.key, { text: event.currentTarget.value, product: null });
          setOpen(true);
          setActive(-1);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          setOpen(false);
          void grid.resolve(line.key);
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (!isList(text)) return;
          event.preventDefault();
          setOpen(false);
          void grid.paste(line.key, text);
        }}
        onKeyDown={onKeyDown}
      />
      <ProductNameUnder product={line.product} />
      <SuggestionList id={listId} found={found} active={active} onChoose={choose} />
    </div>
  );
}

function ProductNameUnder({ product }: { readonly product: LineProduct | null }) {
  const locale = useLocale();
  if (!product) return null;
  const { productName: name, productNames: names } = product;
  return <span className={classes.productName}>{localName({ name, names }, locale)}</span>;
}

function SuggestionList(props: {
  readonly id: string;
  readonly found: readonly LineProduct[];
  readonly active: number;
  readonly onChoose: (product: LineProduct) => void;
}) {
  const locale = useLocale();
  const t = useTranslations('inventory.grid');
  return (
    <ul
      id={props.id}
      role="listbox"
      aria-label={t('suggestions')}
      className={classes.suggestions}
      hidden={props.found.length === 0}
    >
      {props.found.map((product, index) => (
        <li
          key={product.productId}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.active}
          className={classes.suggestion}
          // Before the blur of the input, which would close the list.
          onMouseDown={(event) => {
            event.preventDefault();
            props.onChoose(product);
          }}
        >
          <span className={classes.code}>{product.productCode}</span>
          <span className={classes.productName}>
            {localName({ name: product.productName, names: product.productNames }, locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}
