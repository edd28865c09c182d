'use client';
// What pasted targets would replace, as it stands now, and which of them somebody else changed since.
import { Alert, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import type { CheckedTargets, PastedTargets } from '@/server/modules/analytics/target-schemas';
import { RefusedList } from '../../_batch/refused-list';

interface PastedRow {
  readonly code: string;
  readonly startsOn: string;
  readonly amount: string;
  readonly endsOn?: string;
  readonly quantity?: string;
}

export interface ReplacedTargetsProps {
  readonly replaces: CheckedTargets['replaces'];
  /** As they were pasted. */
  readonly rows: readonly PastedRow[];
  /** Which line of what was pasted a row is. */
  readonly lineOf: (index: number) => number;
}

export function ReplacedTargets({ replaces, rows, lineOf }: ReplacedTargetsProps) {
  const t = useTranslations('targets');
  const paste = useTranslations('common.paste');
  const formats = useFormats();
  const currency = useOrgCurrency();
  const standing = ({ amountMinor, endsOn, quantity }: CheckedTargets['replaces'][number]) =>
    [
      formats.money(amountMinor, currency),
      endsOn && `${t('field.endsOn')} ${formats.date(endsOn)}`,
      quantity !== null && `${t('field.quantity')} ${formats.quantity(quantity)}`,
    ]
      .filter(Boolean)
      .join(' · ');
  if (replaces.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm">{t('replaces', { count: replaces.length })}</Text>
      <ScrollArea.Autosize mah={200} viewportProps={{ tabIndex: 0 }}>
        <Table aria-label={t('replaces', { count: replaces.length })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{paste('row')}</Table.Th>
              <Table.Th>{paste('rowText')}</Table.Th>
              <Table.Th>{t('standsAt')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {replaces.map((one) => (
              <Table.Tr key={one.index}>
                <Table.Td>{lineOf(one.index)}</Table.Td>
                <Table.Td>{wordsOf(rows[one.index])}</Table.Td>
                <Table.Td>{standing(one)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}

function wordsOf(row: PastedRow | undefined): string {
  if (!row) return '';
  const { code, startsOn, amount, endsOn, quantity } = row;
  return [code, startsOn, amount, endsOn, quantity].filter(Boolean).join(' · ');
}

export interface LateTargetsProps {
  readonly late: PastedTargets['late'];
  /** As they were pasted. */
  readonly rows: readonly PastedRow[];
}

export function LateTargets({ late, rows }: LateTargetsProps) {
  const t = useTranslations('targets');
  if (late.length === 0) return null;
  const words = new Map(late.map(({ id, index }) => [id, wordsOf(rows[index])]));
  return (
    <Alert color="amber" title={t('late', { count: late.length })} role="alert">
      <Stack gap="xs">
        <Text size="sm">{t('lateText')}</Text>
        <RefusedList refused={late} nameOf={(id) => words.get(id) ?? ''} />
      </Stack>
    </Alert>
  );
}
