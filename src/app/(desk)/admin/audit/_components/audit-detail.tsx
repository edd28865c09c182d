'use client';
// Everything one entry of the trail holds, its details as they were written.
import { Anchor, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import type { AuditEntry } from '@/server/modules/identity/schemas';
import { StatusBadge } from '@/ui/states';
import { documentHref, useAuditWords } from './audit-words';

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '—';
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}

export function AuditDetail({ entry }: { readonly entry: AuditEntry }) {
  const t = useTranslations('admin.audit');
  const formats = useFormats();
  const words = useAuditWords();
  const href = documentHref(entry);
  const facts: ReadonlyArray<readonly [string, ReactNode]> = [
    [t('at'), formats.dateTime(entry.at)],
    [t('who'), entry.userName ?? t('system')],
    [t('what'), words.action(entry.action)],
    [t('document'), words.kind(entry.docKind)],
    [t('change'), (entry.from ?? entry.to) && <StateChange entry={entry} />],
    [t('reason'), entry.reason],
    [t('request'), entry.requestId && <Code>{entry.requestId}</Code>],
  ];
  return (
    <Stack gap="md">
      <Facts rows={facts.filter(([, value]) => Boolean(value))} />
      {entry.detail && (
        <div>
          <Text size="sm" fw={560} mb={4}>
            {t('detail')}
          </Text>
          <Facts
            rows={Object.entries(entry.detail).map(([key, value]) => [
              key,
              <Code key={key} block>
                {textOf(value)}
              </Code>,
            ])}
          />
        </div>
      )}
      {href && (
        <Anchor component={Link} href={href} size="sm">
          {t('open')}
        </Anchor>
      )}
    </Stack>
  );
}

function Facts({ rows }: { readonly rows: ReadonlyArray<readonly [string, ReactNode]> }) {
  return (
    <Table variant="vertical" layout="fixed" withRowBorders={false}>
      <Table.Tbody>
        {rows.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th w={130}>{label}</Table.Th>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** From one state to another, in words. */
export function StateChange({ entry }: { readonly entry: Pick<AuditEntry, 'from' | 'to'> }) {
  return (
    <Group gap={6} wrap="nowrap">
      {entry.from && <StatusBadge status={entry.from} size="sm" />}
      {entry.from && entry.to && (
        <Text span size="xs" c="dimmed">
          →
        </Text>
      )}
      {entry.to && <StatusBadge status={entry.to} size="sm" />}
    </Group>
  );
}
