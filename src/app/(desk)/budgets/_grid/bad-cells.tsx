'use client';
// What was typed or pasted and is no amount: which row, which period, what is wrong. Each leads to its
// cell, where it stands as it was typed.
import { Anchor, List, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useIssueText } from '@/i18n/errors';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { readAmount, spotOf, type Row } from './grid-model';
import classes from './grid.module.css';
import type { Grid } from './use-grid';

export interface BadCellsProps {
  readonly bad: readonly string[];
  readonly grid: Grid;
  /** As they are shown: one that the search hides cannot be led to. */
  readonly rows: readonly Row[];
  readonly periods: BudgetView['periods'];
  readonly currency: string;
  readonly focusGrid: () => void;
}

/** More would push the grid out of sight. */
const MOST = 5;

export function BadCells({ bad, grid, rows, periods, currency, focusGrid }: BadCellsProps) {
  const t = useTranslations('budgets.grid');
  const issueText = useIssueText();
  const shown = bad.flatMap((key) => {
    const spot = spotOf(rows, key);
    const row = spot && rows[spot.row];
    return row ? [{ key, spot, row }] : [];
  });
  return (
    <List size="sm" className={classes.badCells} aria-label={t('badCells')}>
      {shown.slice(0, MOST).map(({ key, spot, row }) => {
        const read = readAmount(grid.editAt(row, spot.column).text, currency);
        const problem = read.ok ? null : issueText({ code: read.code, params: read.params ?? {} });
        return (
          <List.Item key={key}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                grid.move(spot);
                focusGrid();
              }}
            >
              {`${row.centre} · ${row.account} · ${periods[spot.column]?.code ?? ''}`}
            </Anchor>
            {`: ${problem?.problem ?? ''} ${problem?.mend ?? ''}`}
          </List.Item>
        );
      })}
      {bad.length > Math.min(shown.length, MOST) && (
        <Text size="sm" c="dimmed">
          {t('moreBad', { count: bad.length - Math.min(shown.length, MOST) })}
        </Text>
      )}
    </List>
  );
}
