'use client';
// Over a table of a dashboard: what it is, its unit, as of when, and the way to take it along.
import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ExportMenu } from '@/ui/charts';
import type { ExportTable } from '@/ui/charts/prepare/export-table';
import { AsOf } from '@/ui/states';

export interface PanelHeadProps {
  readonly title: string;
  /** The currency, where the figures do not carry it. */
  readonly unit?: string;
  readonly about?: string;
  readonly asOf: Date | null;
  /** Left out where there is nothing to take along. */
  readonly table?: ExportTable | undefined;
  readonly actions?: ReactNode;
}

export function PanelHead({ title, unit, about, asOf, table, actions }: PanelHeadProps) {
  return (
    <Group justify="space-between" align="flex-start" mb={8} gap={8}>
      <div>
        <Title order={3}>{title}</Title>
        {about && (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        )}
        <Group gap={10}>
          {unit && (
            <Text size="xs" c="dimmed">
              {unit}
            </Text>
          )}
          {asOf && <AsOf at={asOf} />}
        </Group>
      </div>
      <Group gap={8}>
        {actions}
        {table && <ExportMenu title={title} table={table} asOf={asOf} />}
      </Group>
    </Group>
  );
}
