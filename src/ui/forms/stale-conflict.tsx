'use client';
// Somebody saved first: shows what they changed beside what I typed, and lets me choose.
import { Alert, Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { MeanwhileEvent } from '@/kernel/meanwhile';
import { Nothing } from '../cells/figures';
import { Meanwhile } from './meanwhile';
import type { DiffRow } from './stale-diff';

export interface StaleConflictProps {
  readonly rows: readonly DiffRow[];
  /** Who did it and when, the newest first. */
  readonly meanwhile: readonly MeanwhileEvent[];
  readonly onKeepMine: () => void;
  readonly onLoadTheirs: () => void;
}

export function StaleConflict({ rows, meanwhile, onKeepMine, onLoadTheirs }: StaleConflictProps) {
  const t = useTranslations('common.form');
  return (
    <Alert
      role="alert"
      color="amber"
      icon={<IconUsers size={18} stroke={1.7} />}
      title={t('staleTitle')}
    >
      <Text size="sm">{rows.length > 0 ? t('staleText') : t('staleSame')}</Text>
      <Meanwhile events={meanwhile} />
      {rows.length > 0 && (
        <ScrollArea my={8}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('staleField')}</Table.Th>
                <Table.Th>{t('staleBase')}</Table.Th>
                <Table.Th>{t('staleMine')}</Table.Th>
                <Table.Th>{t('staleTheirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.path}>
                  <Table.Th scope="row">{row.label}</Table.Th>
                  <Table.Td>{row.base || <Nothing />}</Table.Td>
                  <Table.Td fw={row.isContested ? 560 : undefined}>
                    {row.mine || <Nothing />}
                  </Table.Td>
                  <Table.Td fw={row.theirs !== row.base ? 560 : undefined}>
                    {row.theirs || <Nothing />}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={onLoadTheirs}>
          {t('loadTheirs')}
        </Button>
        <Button size="xs" onClick={onKeepMine}>
          {t('keepMine')}
        </Button>
      </Group>
    </Alert>
  );
}
