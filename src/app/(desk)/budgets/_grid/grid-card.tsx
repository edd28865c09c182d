'use client';
// The grid of a version with its tools: finding rows, adding them, spreading, comments, files, saving.
// What is typed stays where the server refuses; a cell that another changed says what stands there.
import { Card } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { RefusalAlert, UnsavedGuard } from '@/ui/forms';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import type { Trees } from '../_parts/use-trees';
import { AddRow } from './add-row';
import { CommentDialog } from './comment-dialog';
import { GridTable } from './grid-table';
import { GridTools } from './grid-tools';
import type { Row } from './grid-model';
import { SaveBar } from './save-bar';
import { SpreadDialog } from './spread-dialog';
import { useGrid } from './use-grid';
import { byCodes, useRows } from './use-rows';
import { useSave } from './use-save';

interface GridCardProps {
  readonly budget: BudgetView;
  readonly trees: Trees;
}

export type Dialog = 'add' | 'spread' | 'comment' | null;

const matches = (row: Row, text: string) =>
  [row.centre, row.account, row.programme ?? ''].join(' ').toLowerCase().includes(text);

export function GridCard({ budget, trees }: GridCardProps) {
  const t = useTranslations('budgets.grid');
  const { periods, currency } = budget;
  const { rows: stored, query, isComplete } = useRows(budget.id, trees);
  const [added, setAdded] = useState<readonly Row[]>([]);
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<Dialog>(null);
  const table = useRef<HTMLDivElement>(null);
  const all = useMemo(() => {
    const known = new Set(stored.map(({ key }) => key));
    return [...stored, ...added.filter(({ key }) => !known.has(key))].toSorted(byCodes);
  }, [stored, added]);
  const needle = text.trim().toLowerCase();
  const rows = useMemo(
    () => (needle === '' ? all : all.filter((row) => matches(row, needle))),
    [all, needle],
  );
  const isClosed = useCallback((column: number) => periods[column]?.isClosed ?? true, [periods]);
  const canWrite = budget.actions.includes('edit');
  const grid = useGrid({ rows, columns: periods.length, currency, isClosed, canWrite });
  const saving = useSave(budget, all, grid);
  // Wherever the focus is: the browser would offer to save the page.
  useHotkeys([['mod+S', () => void (grid.typing === null && saving.save())]], []);
  const closeDialog = () => {
    setDialog(null);
    // Back to where one typed.
    setTimeout(() => table.current?.focus(), 0);
  };
  if (query.isPending) return <LoadingCard lines={12} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const row = rows[grid.spot.row];
  return (
    <Card padding="sm">
      <GridTools
        {...{ budget, rows, grid, text, canWrite, isComplete }}
        onText={setText}
        onOpen={setDialog}
      />
      {saving.error !== null && <RefusalAlert error={saving.error} onClose={saving.dismiss} />}
      {rows.length === 0 ? (
        <EmptyState
          title={t(needle === '' ? 'empty' : 'notFound')}
          text={needle === '' && canWrite ? t('emptyText') : undefined}
        />
      ) : (
        <GridTable
          {...{ ref: table, rows, periods, currency, grid, isClosed, canWrite }}
          onOpen={setDialog}
        />
      )}
      {grid.edits.size > 0 && (
        <SaveBar
          {...{ grid, saving, rows, periods, currency }}
          focusGrid={() => table.current?.focus()}
        />
      )}
      {dialog === 'add' && (
        <AddRow
          trees={trees}
          columns={periods.length}
          onAdd={(fresh) => setAdded((now) => [...now, fresh])}
          onClose={closeDialog}
        />
      )}
      {dialog === 'spread' && row && (
        <SpreadDialog {...{ row, periods, currency, grid }} onClose={closeDialog} />
      )}
      {dialog === 'comment' && row && <CommentDialog row={row} grid={grid} onClose={closeDialog} />}
      <UnsavedGuard isDirty={grid.edits.size > 0 && !saving.isPending} />
    </Card>
  );
}
