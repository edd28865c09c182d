'use client';
// Sends what was typed, some thousand cells at a time; what was refused stays typed.
import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { useQueryClient } from '@tanstack/react-query';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { cellKey, cellsToSave, type Row, type Theirs } from './grid-model';
import type { Grid } from './use-grid';

const CHUNK = 2_000;

interface Issue {
  code: string;
  field?: string;
  params?: { theirsMinor?: string | null; theirs?: string | null };
}
const issuesOf = (error: unknown): Issue[] =>
  (error as { data?: { domain?: { issues?: Issue[] } } } | null)?.data?.domain?.issues ?? [];

const CONFLICTS: ReadonlySet<string> = new Set(['budgets.cellChanged', 'budgets.commentChanged']);

/** The field of a finding is the cell: period, centre, account, programme. */
function theirsByCell(error: unknown, periodIds: readonly string[]): Map<string, Theirs> {
  const found = new Map<string, Theirs>();
  for (const { code, field = '', params } of issuesOf(error)) {
    if (!CONFLICTS.has(code)) continue;
    const [periodId = '', ...row] = field.split(' ');
    const key = cellKey(row.join(' '), periodIds.indexOf(periodId));
    const minor = params?.theirsMinor ?? null;
    const theirs: Theirs =
      code === 'budgets.commentChanged'
        ? { comment: params?.theirs ?? null }
        : { minor: minor === null ? null : BigInt(minor) };
    found.set(key, { ...found.get(key), ...theirs });
  }
  return found;
}

/** Findings that the bar of the grid shows cell by cell, so that the refusal need not list them. */
export const conflictFields = (error: unknown): ReadonlySet<string> =>
  new Set(
    issuesOf(error).flatMap(({ code, field }) => (CONFLICTS.has(code) && field ? field : [])),
  );

export function useSave(budget: BudgetView, rows: readonly Row[], grid: Grid) {
  const t = useTranslations('budgets.grid');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const write = useWrite(trpc.budgets.saveCells);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const periodIds = budget.periods.map(({ id }) => id);
  const plan = cellsToSave(rows, grid.edits, periodIds, budget.currency);

  const send = async () => {
    for (let done = 0; done < plan.cells.length; done += CHUNK) {
      const cells = plan.cells.slice(done, done + CHUNK);
      await write.mutateAsync({ id: budget.id, cells });
    }
  };
  const save = async () => {
    if (isPending || plan.cells.length === 0 || plan.bad.length > 0) return;
    setPending(true);
    setError(null);
    try {
      await send();
      await queries.invalidateQueries(trpc.budgets.grid.pathFilter());
      await queries.invalidateQueries(trpc.budgets.get.pathFilter());
      await queries.invalidateQueries(trpc.budgets.list.pathFilter());
      grid.reset();
      notifyDone(t('saved', { count: plan.cells.length }));
    } catch (thrown) {
      setError(thrown);
      const theirs = theirsByCell(thrown, periodIds);
      if (theirs.size > 0) grid.mark(theirs, rows);
    } finally {
      setPending(false);
    }
  };
  return {
    ...{ isPending, error, bad: plan.bad },
    save: () => void save(),
    dismiss: () => setError(null),
    /** What others wrote is read anew; only one's own typing over it goes. */
    takeTheirs: (keys: readonly string[]) => {
      grid.drop(keys);
      setError(null);
      void queries.invalidateQueries(trpc.budgets.grid.pathFilter());
    },
  };
}

export type Saving = ReturnType<typeof useSave>;
