'use client';
// Above the grid: finding rows, adding, spreading, comments, files.
import { Button, Group, Menu, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconMessage,
  IconPlus,
  IconSparkles,
} from '@tabler/icons-react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { SearchFilter } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { exportGrid } from './export-grid';
import type { Row } from './grid-model';
import type { Grid } from './use-grid';

/** What is open over the grid. */
export type GridDialog = 'add' | 'spread' | 'comment' | null;

interface GridToolsProps {
  readonly budget: BudgetView;
  readonly rows: readonly Row[];
  readonly grid: Grid;
  readonly text: string;
  readonly canWrite: boolean;
  readonly isComplete: boolean;
  readonly onText: (text: string) => void;
  readonly onOpen: (dialog: GridDialog) => void;
}

export function GridTools(props: GridToolsProps) {
  const { budget, rows, grid, text, canWrite, isComplete, onText, onOpen } = props;
  const t = useTranslations('budgets.grid');
  return (
    <Group gap={8} mb="sm">
      <SearchFilter value={text} onChange={onText} placeholder={t('find')} />
      {canWrite && (
        <>
          <Button
            size="xs"
            leftSection={<IconPlus size={14} stroke={2} />}
            onClick={() => onOpen('add')}
          >
            {t('addRow')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={rows.length === 0}
            leftSection={<IconSparkles size={14} stroke={1.8} />}
            onClick={() => onOpen('spread')}
          >
            {t('spread')}
          </Button>
          <Tooltip label={t('undo')}>
            <ActionIcon variant="default" size={30} aria-label={t('undo')} onClick={grid.undo}>
              <IconArrowBackUp size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('redo')}>
            <ActionIcon variant="default" size={30} aria-label={t('redo')} onClick={grid.redo}>
              <IconArrowForwardUp size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <LinkButton href="/imports?kind=budget" variant="default" size="xs">
            {t('import')}
          </LinkButton>
        </>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={rows.length === 0}
        leftSection={<IconMessage size={14} stroke={1.8} />}
        onClick={() => onOpen('comment')}
      >
        {t('comment')}
      </Button>
      <Menu>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            // A file of the rows that have come so far would look like all of them.
            disabled={!isComplete || rows.length === 0}
            rightSection={<IconChevronDown size={14} />}
          >
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Menu.Item
              key={format}
              onClick={() =>
                void exportGrid(budget, rows, grid, {
                  format,
                  headingOf: (column) => t(`file.${column}`),
                })
              }
            >
              {format.toUpperCase()}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Text size="xs" c="dimmed" ml="auto" visibleFrom="sm">
        {isComplete ? t('rows', { count: rows.length }) : t('loading', { count: rows.length })}
      </Text>
    </Group>
  );
}
