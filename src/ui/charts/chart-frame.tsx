'use client';
// What every chart has around it: title, unit, notes on what is unfinished, missing or cut, the way
// to the same figures as a table, and an empty state.
import { ActionIcon, Card, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useId, useState, type ReactNode } from 'react';
import { AsOf } from '../states/as-of';
import { EmptyState } from '../states/empty-state';
import { ChartTable, type ChartTableProps } from './chart-table';
import { ExportMenu } from './export-menu';
import { unitLabel } from './prepare/figures';
import classes from './charts.module.css';

export interface ChartFrameProps {
  readonly title: string;
  /** What the figures are, in one sentence; read to those who do not see the chart. */
  readonly summary?: string;
  readonly table: Omit<ChartTableProps, 'label'>;
  readonly isEmpty: boolean;
  /** What it means that there is nothing to draw; left out: that there is no data. */
  readonly emptyTitle?: string;
  /** What it waits for, and the way there. */
  readonly emptyHint?: ReactNode;
  readonly notes?: readonly string[];
  readonly legend?: ReactNode;
  readonly asOf?: Date | null;
  readonly actions?: ReactNode;
  readonly height: number;
  readonly children: ReactNode;
}

export function ChartFrame(props: ChartFrameProps) {
  const t = useTranslations('common.chart');
  const titleId = useId();
  const [isTable, setTable] = useState(false);
  const unit = unitLabel(props.table.unit);
  const ToggleIcon = isTable ? IconChartBar : IconTable;
  return (
    <Card component="section" aria-labelledby={titleId}>
      <Group justify="space-between" align="flex-start" mb={6} gap="xs">
        <div className={classes.head}>
          <Title order={3} id={titleId}>
            {props.title}
          </Title>
          <Group gap={10}>
            {unit && (
              <Text size="xs" c="dimmed">
                {t('unit', { unit })}
              </Text>
            )}
            {props.asOf && <AsOf at={props.asOf} />}
          </Group>
        </div>
        <Group gap={4} wrap="nowrap">
          {props.actions}
          {!props.isEmpty && (
            <ExportMenu title={props.title} table={props.table} asOf={props.asOf} />
          )}
          {!props.isEmpty && (
            <Tooltip label={isTable ? t('chart') : t('table')}>
              <ActionIcon
                aria-label={isTable ? t('chart') : t('table')}
                aria-pressed={isTable}
                onClick={() => setTable((before) => !before)}
              >
                <ToggleIcon size={16} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Group>
      {props.isEmpty ? (
        <EmptyState
          icon={IconChartBar}
          title={props.emptyTitle ?? t('noData')}
          text={props.emptyHint}
        />
      ) : (
        <ChartBody {...props} isTable={isTable} />
      )}
    </Card>
  );
}

function ChartBody(props: ChartFrameProps & { readonly isTable: boolean }) {
  if (props.isTable) return <ChartTable {...props.table} label={props.title} />;
  return (
    <>
      {props.legend}
      <figure className={classes.figure} style={{ minHeight: props.height }}>
        {props.summary && <figcaption className={classes.hidden}>{props.summary}</figcaption>}
        {props.children}
      </figure>
      {props.notes && props.notes.length > 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {props.notes.join(' · ')}
        </Text>
      )}
    </>
  );
}
