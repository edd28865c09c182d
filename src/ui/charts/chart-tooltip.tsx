'use client';
// What a pointer over a chart shows: the exact figures of that place.
import { Group, Paper, Text } from '@mantine/core';
import { useFormats } from '@/i18n/formats';
import { exactText, type ChartUnit, type Exact } from './prepare/figures';
import { SeriesMark } from './series-style';

export interface ChartTooltipProps {
  readonly title: string;
  readonly note?: string | null;
  readonly unit: ChartUnit;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly exact: Exact }[];
  /** What a missing figure is called. */
  readonly gapLabel: string;
}

export function ChartTooltip({ title, note, unit, rows, gapLabel }: ChartTooltipProps) {
  const formats = useFormats();
  return (
    <Paper shadow="md" withBorder px={10} py={7} radius="md">
      <Text size="xs" fw={560}>
        {title}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
      {rows.map(({ key, label, exact }, index) => (
        <Group key={key} gap={6} wrap="nowrap" justify="space-between">
          <Group gap={6} wrap="nowrap">
            <svg width={10} height={10} aria-hidden focusable="false">
              <SeriesMark index={index} cx={5} cy={5} />
            </svg>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
          </Group>
          <Text size="xs" ml={10} className="dd-tabular">
            {exactText(exact, unit, formats) ?? gapLabel}
          </Text>
        </Group>
      ))}
    </Paper>
  );
}
