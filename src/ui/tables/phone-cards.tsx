'use client';
// The same rows on a phone: one card each, the important things where a thumb and an eye find them.
import { Button, Loader } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, type ReactNode } from 'react';
import type { Column, PhoneSlot } from './column';
import { RowCheckbox } from './desk-row';
import type { DeskTableProps } from './table-props';
import { hasContent } from './has-content';
import classes from './tables.module.css';

function slotOf<Row>(column: Column<Row>, index: number): PhoneSlot {
  return column.phone ?? (index === 0 ? 'title' : 'meta');
}

export function PhoneCards<Row>(props: DeskTableProps<Row>) {
  const t = useTranslations('common.table');
  const { source } = props;
  const { hasMore, isLoadingMore, loadMore } = source;
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const isNearEnd = entry?.isIntersecting === true;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) loadMore();
  }, [isNearEnd, hasMore, isLoadingMore, loadMore]);
  return (
    <>
      <ul
        className={classes.cards}
        aria-label={props.label}
        aria-busy={source.isStale || undefined}
      >
        {source.rows.map((row) => (
          <li key={props.rowKey(row)} className={classes.card} data-tone={props.rowTone?.(row)}>
            <PhoneCard row={row} table={props} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <div ref={ref} className={classes.more}>
          <Button variant="subtle" onClick={loadMore} disabled={isLoadingMore}>
            {isLoadingMore ? <Loader size={16} /> : t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}

function PhoneCard<Row>({
  row,
  table,
}: {
  readonly row: Row;
  readonly table: DeskTableProps<Row>;
}) {
  const { selection, rowKey } = table;
  const key = rowKey(row);
  const inSlot = (slot: PhoneSlot) =>
    table.visible.filter((column, index) => {
      return slotOf(column, index) === slot && hasContent(column, row);
    });
  const show = (slot: PhoneSlot): ReactNode =>
    inSlot(slot).map((column) => <span key={column.id}>{column.cell(row)}</span>);
  const body = (
    <>
      <span className={classes.cardTop}>
        <span className={classes.cardTitle}>{show('title')}</span>
        {show('badge')}
      </span>
      <span className={classes.cardTop}>
        <span className={classes.cardSubtitle}>{show('subtitle')}</span>
        <span className={classes.cardValue}>{show('value')}</span>
      </span>
      <span className={classes.cardMeta}>
        {inSlot('meta').map((column) => (
          <span key={column.id}>
            <span className={classes.cardLabel}>{column.label}</span> {column.cell(row)}
          </span>
        ))}
      </span>
    </>
  );
  return (
    <>
      {selection && (
        <RowCheckbox
          name={table.rowLabel?.(row) ?? key}
          isTicked={selection.has(key)}
          onToggle={() => selection.toggle(key)}
        />
      )}
      <CardBody row={row} table={table}>
        {body}
      </CardBody>
      {show('action')}
    </>
  );
}

function CardBody<Row>(props: {
  readonly row: Row;
  readonly table: DeskTableProps<Row>;
  readonly children: ReactNode;
}) {
  const { row, table, children } = props;
  const href = table.rowHref?.(row) ?? null;
  if (href !== null && !table.onOpen) {
    return (
      <Link href={href} prefetch={false} className={classes.cardBody}>
        {children}
      </Link>
    );
  }
  const { onOpen } = table;
  if (!onOpen) return <div className={classes.cardBody}>{children}</div>;
  return (
    <button type="button" className={classes.cardBody} onClick={() => onOpen(row)}>
      {children}
    </button>
  );
}
