'use client';
// The one table of the product: a virtual table on a desk, cards on a phone or where a list has no
// room for more, with its designed
// empty, loading and failed states, column choice, selection and export.
import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { EmptyState } from '../states/empty-state';
import { ErrorState } from '../states/error-state';
import { LoadingRows } from '../states/loading';
import { DeskTable } from './desk-table';
import { PhoneCards } from './phone-cards';
import type { DataTableProps } from './table-props';
import { ColumnsMenu, ExportMenu, SelectionBar, TableEnd } from './table-tools';
import classes from './tables.module.css';
import { useColumns } from './use-columns';
import { useWidth } from './use-width';

const PHONE = '(max-width: 48em)';

export function DataTable<Row>(props: DataTableProps<Row>) {
  const frame = useRef<HTMLElement>(null);
  const isPhone = useMediaQuery(PHONE) ?? false;
  // Below a heading of its own a table is read in whole, and scrolls; a list shows what has room.
  const fits = props.fits ?? (props.maxHeight ?? 'fill') === 'fill';
  const choice = useColumns(props, useWidth(frame, fits && !isPhone));
  const isSelecting = props.selection !== undefined && props.selection.keys.size > 0;
  return (
    <section ref={frame} className={classes.frame} aria-label={props.label}>
      <Group gap={8} className={classes.toolbar} wrap="nowrap" align="flex-start">
        {isSelecting && props.selection ? (
          <SelectionBar selection={props.selection}>{props.batchActions}</SelectionBar>
        ) : (
          <div className={classes.toolbarMain}>{props.toolbar}</div>
        )}
        <Group gap={6} wrap="nowrap">
          <ColumnsMenu columns={props.columns} choice={choice} />
          {props.canExport !== false && (
            <ExportMenu label={props.label} visible={choice.wanted} source={props.source} />
          )}
        </Group>
      </Group>
      <TableBody {...props} visible={choice.visible} isCards={isPhone || choice.asCards} />
    </section>
  );
}

function TableBody<Row>(
  props: DataTableProps<Row> & {
    readonly visible: DataTableProps<Row>['columns'];
    readonly isCards: boolean;
  },
) {
  const { source, isCards } = props;
  const router = useRouter();
  if (source.state === 'loading') return <LoadingRows />;
  if (source.state === 'failed') {
    return <ErrorState error={source.error} onRetry={source.retry} />;
  }
  if (source.rows.length === 0) return <NoRows {...props} />;
  const navigate = (href: string) => router.push(href);
  return (
    <>
      {isCards ? (
        <PhoneCards {...props} navigate={navigate} />
      ) : (
        <DeskTable {...props} navigate={navigate} />
      )}
      <TableEnd source={source} />
    </>
  );
}

function NoRows<Row>({ isFiltered, onClearFilters, empty }: DataTableProps<Row>) {
  const t = useTranslations('common');
  if (!isFiltered) return <EmptyState {...empty} title={empty?.title ?? t('state.empty')} />;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('state.noMatch')}
      text={t('state.noMatchHint')}
      action={
        onClearFilters && (
          <Button variant="default" onClick={onClearFilters}>
            {t('action.clearAll')}
          </Button>
        )
      }
    />
  );
}
