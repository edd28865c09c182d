'use client';
// The grid of a version with its tools: finding rows, adding them, spreading, comments, files, saving.
// What is typed stays where the server refuses; a cell that another changed says what stands there.
import { Card } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { addDays } from '@/kernel/business-date';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { RefusalAlert, UnsavedGuard } from '@/ui/forms';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { useToday } from '../../_tree/use-today';
import type { Trees } from '../_parts/use-trees';
import { AddRow } from './add-row';
import { CommentDialog } from './comment-dialog';
import { GridTable } from './grid-table';
import { GridTools, type GridDialog } from './grid-tools';
import type { Row } from './grid-model';
import { SaveBar } from './save-bar';
import { SpreadDialog } from './spread-dialog';
import { useGrid, type Grid } from './use-grid';
import { byCodes, useRows } from './use-rows';
import { conflictFields, useSave, type Saving } from './use-save';

interface GridCardProps {
  readonly budget: BudgetView;
  readonly trees: Trees;
}

const matches = (row: Row, text: string) =>
  [row.centre, row.account, row.programme ?? ''].join(' ').toLowerCase().includes(text);

const daysOf = ({ yearId }: BudgetView, trees: Trees) => {
  const year = trees.years.find(({ id }) => id === yearId);
  return { from: year?.startsOn ?? '', through: year?.endsOn ?? '' };
};

/** Periods of the year before that are not over today, by their codes. */
function unfinishedBefore({ yearId }: BudgetView, trees: Trees, today: string): string[] {
  const year = trees.years.find(({ id }) => id === yearId);
  const before = trees.years.find(({ endsOn }) => year && addDays(endsOn, 1) === year.startsOn);
  const periods = before?.periods ?? [];
  return periods.filter(({ endsOn }) => endsOn >= today).map(({ code }) => code);
}

export function GridCard({ budget, trees }: GridCardProps) {
  const t = useTranslations('budgets.grid');
  const today = useToday();
  const { periods, currency } = budget;
  const { rows: stored, query, isComplete } = useRows(budget.id, trees);
  const [added, setAdded] = useState<readonly Row[]>([]);
  const [wanted, setWanted] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<GridDialog>(null);
  const table = useRef<HTMLDivElement>(null);
  const all = useMemo(() => {
    const rowsByKey = new Map([...added, ...stored].map((row) => [row.key, row]));
    return [...rowsByKey.values()].toSorted(byCodes);
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
  const { saveSoon } = useSaveKey(grid, saving);
  // Wherever the focus is: the browser would offer to save the page.
  useHotkeys([['mod+S', saveSoon]], []);
  useArrival(wanted, rows, grid, () => setWanted(null));
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
  const period = periods[grid.spot.column];
  return (
    <Card padding="sm">
      <GridTools
        {...{ budget, rows, grid, text, canWrite, isComplete }}
        onText={setText}
        onOpen={setDialog}
      />
      {saving.error !== null && (
        <RefusalAlert
          error={saving.error}
          shownFields={conflictFields(saving.error)}
          onClose={saving.dismiss}
        />
      )}
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
          days={daysOf(budget, trees)}
          onAdd={(fresh) => {
            setAdded((now) => [...now, fresh]);
            // Shown, also where a search would hide it or it was there before.
            setText('');
            setWanted(fresh.key);
          }}
          onClose={closeDialog}
        />
      )}
      {dialog === 'spread' && row && (
        <SpreadDialog
          {...{ row, periods, currency, grid }}
          unfinished={unfinishedBefore(budget, trees, today)}
          onClose={closeDialog}
        />
      )}
      {dialog === 'comment' && row && period && (
        <CommentDialog {...{ row, period, canWrite, grid }} onClose={closeDialog} />
      )}
      <UnsavedGuard isDirty={grid.edits.size > 0 && !saving.isPending} />
    </Card>
  );
}

/** Saves with what is being typed: the cell takes it first, and is sent once it is there. */
function useSaveKey(grid: Grid, { save }: Saving) {
  const isDue = useRef(false);
  const { typing, spot, write, setTyping } = grid;
  useEffect(() => {
    if (!isDue.current || typing !== null) return;
    isDue.current = false;
    save();
  }, [typing, save]);
  const saveSoon = () => {
    if (typing === null) return save();
    isDue.current = true;
    write([{ ...spot, text: typing }]);
    setTyping(null);
  };
  return { saveSoon };
}

/** Stands on a row as soon as it is there. */
function useArrival(key: string | null, rows: readonly Row[], grid: Grid, done: () => void) {
  useEffect(() => {
    const row = key === null ? -1 : rows.findIndex((one) => one.key === key);
    if (row < 0) return;
    grid.move({ row, column: 0 });
    done();
  }, [key, rows, grid, done]);
}
