'use client';
// The product of a line: typed as code, barcode or name. Suggestions come while typing; Enter and Tab
// take the marked one, or the first, also when it has not arrived yet. Where they could not be read, a
// click or Enter asks again.
import { Popover } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLoader2 } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState, type KeyboardEvent } from 'react';
import { localName } from '@/kernel/local-names';
import type { DomainIssue } from '@/kernel/domain-error';
import { AskAgain } from '@/ui/forms/lookup-message';
import { useSearch, type SearchState } from '@/ui/forms/use-search';
import classes from './entry.module.css';
import type { EntryLine } from './entry-types';
import { LineInput } from './numbered';
import { problemId, type RowActions } from './row-actions';
import type { FoundProduct } from './use-lookup';

const DEBOUNCE_MS = 110;

export interface ProductCellProps {
  readonly line: EntryLine;
  readonly issue: DomainIssue | undefined;
  readonly actions: RowActions;
}

interface Suggestions extends SearchState<FoundProduct> {
  readonly isOpen: boolean;
  readonly marked: number;
  /** The answer is for what stands in the cell now. */
  readonly isCurrent: boolean;
  open(): void;
  close(): void;
  mark(index: number): void;
}

function useSuggestions({ line, actions }: ProductCellProps): Suggestions {
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const text = line.text.trim();
  const [settled] = useDebouncedValue(text, DEBOUNCE_MS);
  const wants = isOpen && line.product === null && settled !== '';
  const found = useSearch<FoundProduct>((query) => actions.lookup.search(query), settled, wants);
  return {
    ...found,
    isOpen: isOpen && line.product === null && text !== '',
    marked: Math.min(marked, Math.max(0, found.items.length - 1)),
    isCurrent: settled === text && !found.isSearching,
    open: () => {
      setOpen(true);
      setMarked(0);
    },
    close: () => setOpen(false),
    mark: setMarked,
  };
}

export function ProductCell(props: ProductCellProps) {
  const t = useTranslations('orders.entry');
  const { line, issue, actions } = props;
  const suggestions = useSuggestions(props);
  const listId = useId();
  const optionId = (position: number) => `${listId}-${position}`;
  const commit = () => {
    const { isCurrent, isOpen, items, marked } = suggestions;
    suggestions.close();
    if (line.product !== null || line.text.trim() === '') return;
    const best = isOpen && isCurrent ? items[marked] : undefined;
    if (best) actions.choose(line.key, best, best.scannedUnit);
    else if (line.lookup === null) void actions.lookup.take(line.key, line.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { isOpen, items, marked, hasFailed } = suggestions;
    if (isOpen && hasFailed && event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      suggestions.askAgain();
      return;
    }
    if (event.key === 'Enter' || event.key === 'Tab') commit();
    if (!isOpen) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && items.length > 0) {
      suggestions.mark((marked + step + items.length) % items.length);
    }
    if (step !== 0 || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key === 'Escape') suggestions.close();
  };
  const isBusy = line.lookup === 'searching';
  return (
    <>
      <LineInput
        label="product"
        className={classes.input}
        data-cell="text"
        data-known={line.product ? '' : undefined}
        data-issue={issue ? '' : undefined}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={suggestions.isOpen}
        aria-controls={listId}
        aria-activedescendant={
          suggestions.isOpen && suggestions.items.length > 0
            ? optionId(suggestions.marked)
            : undefined
        }
        aria-busy={isBusy || undefined}
        aria-invalid={issue ? true : undefined}
        aria-describedby={issue ? problemId(line.key) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={t('productHint')}
        value={line.text}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          actions.type(line.key, 'text', event.currentTarget.value);
          suggestions.open();
        }}
      />
      {isBusy && <IconLoader2 size={15} className={classes.busy} aria-hidden />}
      {/* Only while it is open: a closed one in every row makes scrolling heavy. */}
      {suggestions.isOpen && (
        <Popover
          opened
          position="bottom-start"
          width={440}
          offset={4}
          withRoles={false}
          trapFocus={false}
          returnFocus={false}
          transitionProps={{ duration: 0 }}
        >
          <Popover.Target>
            <span className={classes.anchor} aria-hidden />
          </Popover.Target>
          <Popover.Dropdown p={4}>
            <SuggestionList
              id={listId}
              optionId={optionId}
              suggestions={suggestions}
              onChoose={(product) => {
                suggestions.close();
                actions.choose(line.key, product, product.scannedUnit);
                actions.focusNext(line.key);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  );
}

function SuggestionList(props: {
  readonly id: string;
  readonly optionId: (position: number) => string;
  readonly suggestions: Suggestions;
  readonly onChoose: (product: FoundProduct) => void;
}) {
  const t = useTranslations('orders.entry');
  const locale = useLocale();
  const { suggestions } = props;
  return (
    <div id={props.id} role="listbox" aria-label={t('suggestions')} className={classes.options}>
      {suggestions.items.map((product, position) => (
        <div
          key={product.id}
          id={props.optionId(position)}
          role="option"
          tabIndex={-1}
          aria-selected={position === suggestions.marked}
          className={classes.option}
          // The cell keeps the focus while the mouse chooses.
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => suggestions.mark(position)}
          onClick={() => props.onChoose(product)}
          onKeyDown={() => {}}
        >
          <span className={classes.optionCode}>{product.code}</span>
          <span className={classes.optionName}>{localName(product, locale)}</span>
          <span className={classes.optionUnit}>{product.scannedUnit ?? product.baseUnit}</span>
        </div>
      ))}
      {suggestions.items.length === 0 && (
        <div className={classes.optionMessage}>
          {suggestions.hasFailed ? (
            <AskAgain problem={t('searchFailed')} onAsk={suggestions.askAgain} />
          ) : (
            t(suggestions.isCurrent ? 'nothing' : 'searching')
          )}
        </div>
      )}
    </div>
  );
}
