'use client';
// Cells that keep the grid from being saved, what is wrong with each or what another wrote there. Each
// leads to its cell, where it stands as it was typed.
import { Anchor, List, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { spotOf, type Edit, type Row } from './grid-model';
import classes from './grid.module.css';
import type { Grid } from './use-grid';

export interface CellPlace {
  readonly grid: Grid;
  /** As they are shown: one that the search hides cannot be led to. */
  readonly rows: readonly Row[];
  readonly periods: BudgetView['periods'];
  readonly currency: string;
  readonly focusGrid: () => void;
}

export interface CellListProps extends CellPlace {
  readonly label: string;
  readonly cells: readonly string[];
  readonly textOf: (edit: Edit) => string;
}

/** More would push the grid out of sight. */
const MOST = 5;

export function CellList({ label, cells, textOf, grid, rows, periods, focusGrid }: CellListProps) {
  const t = useTranslations('budgets.grid');
  const shown = cells.flatMap((key) => {
    const spot = spotOf(rows, key);
    const row = spot && rows[spot.row];
    return row ? [{ key, spot, row }] : [];
  });
  return (
    <List size="sm" className={classes.badCells} aria-label={label}>
      {shown.slice(0, MOST).map(({ key, spot, row }) => (
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
          {`: ${textOf(grid.editAt(row, spot.column))}`}
        </List.Item>
      ))}
      {cells.length > Math.min(shown.length, MOST) && (
        <Text size="sm" c="dimmed">
          {t('moreBad', { count: cells.length - Math.min(shown.length, MOST) })}
        </Text>
      )}
    </List>
  );
}
