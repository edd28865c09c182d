'use client';
// Contacts or addresses of a dealer as cards, with what can be done to each.
import { ActionIcon, Badge, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from '@/ui/states';

export interface Part {
  readonly id: string;
  readonly title: string;
  /** "Primary", "Default" */
  readonly mark: string | null;
  readonly lines: readonly (ReactNode | null)[];
}

export interface PartListProps {
  readonly parts: readonly Part[];
  readonly canWrite: boolean;
  readonly words: { readonly add: string; readonly none: string; readonly noneHint: string };
  readonly onAdd: () => void;
  readonly onEdit: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

export function PartList({ parts, canWrite, words, onAdd, onEdit, onRemove }: PartListProps) {
  const t = useTranslations('dealers.part');
  const add = canWrite && (
    <Button variant="default" leftSection={<IconPlus size={16} stroke={2} />} onClick={onAdd}>
      {words.add}
    </Button>
  );
  if (parts.length === 0) {
    return <EmptyState title={words.none} text={words.noneHint} action={add || undefined} />;
  }
  return (
    <Stack gap="md" maw={1200}>
      {add && <div>{add}</div>}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {parts.map((part) => (
          <Card key={part.id} component="article" aria-label={part.title}>
            <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
              <div style={{ minWidth: 0 }}>
                <Group gap={6}>
                  <Text fw={560} truncate>
                    {part.title}
                  </Text>
                  {part.mark && <Badge color="petrol">{part.mark}</Badge>}
                </Group>
                {part.lines.filter(Boolean).map((line, index) => (
                  // Lines of text without a life of their own.
                  // oxlint-disable-next-line react/no-array-index-key
                  <Text key={index} size="sm" c="dimmed" component="div">
                    {line}
                  </Text>
                ))}
              </div>
              {canWrite && (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon
                    aria-label={t('edit', { name: part.title })}
                    onClick={() => onEdit(part.id)}
                  >
                    <IconPencil size={16} stroke={1.7} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('remove', { name: part.title })}
                    onClick={() => onRemove(part.id)}
                  >
                    <IconTrash size={16} stroke={1.7} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
