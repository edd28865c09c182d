'use client';
// Which mark is which series.
import { Group, Text } from '@mantine/core';
import { SeriesMark } from './series-style';

export interface LegendProps {
  readonly series: readonly { readonly key: string; readonly label: string }[];
}

export function Legend({ series }: LegendProps) {
  if (series.length < 2) return null;
  return (
    <Group gap={14} mb={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {series.map(({ key, label }, index) => (
        <Group key={key} gap={6} component="li" wrap="nowrap">
          <svg width={12} height={12} aria-hidden focusable="false">
            <SeriesMark index={index} cx={6} cy={6} size={4} />
          </svg>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
