'use client';
// What carrying would do: totals first, then each line of budget, the largest amounts on top.
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useIssueText } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import type { ErrorCode } from '@/kernel/domain-error';
import type { CarryPlan } from '@/server/modules/budgets/carry-schemas';
import { StatCard } from '@/ui/states';
import { DataTable, fixedSource, moneyColumn, textColumn } from '@/ui/tables';
import { nodeName, type Trees } from '../_parts/use-trees';

type Row = CarryPlan['rows'][number];
const TOTALS = ['carryMinor', 'unusedMinor', 'promisedMinor', 'carriedMinor'] as const;

export function PlanTotals({ plan }: { readonly plan: CarryPlan }) {
  const t = useTranslations('budgets.carry');
  const formats = useFormats();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {TOTALS.map((key) => (
        <StatCard
          key={key}
          label={t(`total.${key}`)}
          value={formats.moneyCompact(plan.total[key], plan.currency)}
          exact={formats.money(plan.total[key], plan.currency)}
          hint={t(`hint.${key}`)}
        />
      ))}
    </SimpleGrid>
  );
}

interface PlanTableProps {
  readonly plan: CarryPlan;
  readonly trees: Trees;
}

export function PlanTable({ plan, trees }: PlanTableProps) {
  const t = useTranslations('budgets.carry');
  const issueText = useIssueText();
  const { currency, rows } = plan;
  const columns = useMemo(() => {
    const money = (id: (typeof TOTALS)[number], phone: 'value' | 'meta') =>
      moneyColumn<Row>({
        ...{ id, label: t(`total.${id}`), width: 132, phone },
        value: (row) => ({ minor: row[id], currency }),
      });
    return [
      textColumn<Row>({
        ...{ id: 'centre', label: t('centre'), minWidth: 150, fixed: true, phone: 'title' },
        value: (row) => nodeName(trees, row.centreId, row.centre),
      }),
      textColumn<Row>({
        ...{ id: 'account', label: t('account'), minWidth: 150, phone: 'subtitle' },
        value: (row) =>
          [
            nodeName(trees, row.accountId, row.account),
            nodeName(trees, row.programmeId, row.programme),
          ]
            .filter(Boolean)
            .join(' · '),
      }),
      // What is carried stands before how it came about, also where the table scrolls.
      money('carryMinor', 'value'),
      money('unusedMinor', 'meta'),
      money('promisedMinor', 'meta'),
      money('carriedMinor', 'meta'),
      textColumn<Row>({
        ...{ id: 'leftOut', label: t('leftOut'), minWidth: 150, phone: 'meta' },
        value: (row) =>
          row.leftOut && issueText({ code: row.leftOut as ErrorCode, params: {} }).problem,
      }),
    ];
  }, [t, currency, issueText, trees]);
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('counted', { carried: plan.carried, lines: plan.lines, shown: rows.length })}
      </Text>
      <DataTable
        tableId="carry-forward"
        label={t('lines')}
        columns={columns}
        source={fixedSource(rows)}
        rowKey={(row) => `${row.centreId} ${row.accountId} ${row.programmeId}`}
        rowTone={(row) => (row.carryMinor === 0n ? 'muted' : undefined)}
        maxHeight={520}
        empty={{ title: t('nothing'), text: t('nothingText') }}
      />
    </Stack>
  );
}
