// A card with a heading and a sentence that says what it is for.
import { Box, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface SectionCardProps {
  readonly id?: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function SectionCard({ id, title, text, action, children }: SectionCardProps) {
  return (
    <Card id={id} component="section" padding="lg">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
          <div>
            <Title order={2} size="h4">
              {title}
            </Title>
            {text && (
              <Text size="sm" c="dimmed" mt={2} component="div">
                {text}
              </Text>
            )}
          </div>
          {action && <Box flex="none">{action}</Box>}
        </Group>
        {children}
      </Stack>
    </Card>
  );
}
