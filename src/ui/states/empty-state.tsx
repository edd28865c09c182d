// Nothing to show, said kindly, with the next step where there is one.
import { Stack, Text, ThemeIcon } from '@mantine/core';
import { IconInbox, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  readonly text?: ReactNode;
  readonly icon?: Icon;
  /** The button that makes the first one, or that clears the filters. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, text, icon: Icon = IconInbox, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap={6} py={48} px="md" ta="center">
      <ThemeIcon variant="light" color="gray" size={44} radius="xl" mb={4}>
        <Icon size={22} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Text fw={560}>{title}</Text>
      {text && (
        <Text size="sm" c="dimmed" maw={420} component="div">
          {text}
        </Text>
      )}
      {action && <div style={{ marginTop: 10 }}>{action}</div>}
    </Stack>
  );
}
