'use client';
// The statement of account of a period: opening, every movement with the balance after it, closing.
import { Button, Card, Group, Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { StatementSummary } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { MoneyText } from '@/ui/cells';
import { DateRangeFilter } from '@/ui/filters';
import { LoadingRows } from '@/ui/states';
import { DataTable, useListSource } from '@/ui/tables';
import { movementHref, useMovementColumns } from './movement-columns';
import classes from './statement.module.css';

export interface StatementPeriod {
  readonly from: string;
  readonly to: string;
}

export interface StatementProps {
  readonly dealerId: string;
  readonly period: StatementPeriod;
  readonly summary: StatementSummary | undefined;
  readonly onPeriod: (range: { from: string | undefined; to: string | undefined }) => void;
}

export function Statement({ dealerId, period, summary, onPeriod }: StatementProps) {
  const t = useTranslations('receivables.statement');
  const common = useTranslations('common.action');
  return (
    <Card component="section" aria-label={t('title')}>
      <Group justify="space-between" mb={12} gap={8}>
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <Group gap={8} className={classes.tools}>
          <DateRangeFilter label={t('period')} value={period} onChange={onPeriod} />
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPrinter size={15} stroke={1.7} />}
            onClick={() => window.print()}
          >
            {common('print')}
          </Button>
        </Group>
      </Group>
      {summary ? (
        <>
          <Balances summary={summary} />
          <Movements dealerId={dealerId} period={period} currency={summary.currency} />
        </>
      ) : (
        <LoadingRows rows={5} />
      )}
    </Card>
  );
}

function Balances({ summary }: { readonly summary: StatementSummary }) {
  const t = useTranslations('receivables.statement');
  const figures = [
    { key: 'opening', minor: summary.openingMinor },
    { key: 'invoices', minor: summary.invoicedMinor },
    { key: 'credits', minor: -summary.creditedMinor },
    { key: 'receipts', minor: -summary.receivedMinor },
    { key: 'closing', minor: summary.closingMinor },
  ] as const;
  return (
    <dl className={classes.balances}>
      {figures.map(({ key, minor }) => (
        <div key={key} data-strong={key === 'opening' || key === 'closing' || undefined}>
          <dt>{t(key)}</dt>
          <dd>
            <MoneyText minor={minor} currency={summary.currency} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Movements(props: {
  readonly dealerId: string;
  readonly period: StatementPeriod;
  readonly currency: string;
}) {
  const t = useTranslations('receivables.statement');
  const trpc = useTRPC();
  const { dealerId, period, currency } = props;
  const query = useInfiniteQuery(
    trpc.receivables.movements.infiniteQueryOptions(
      { dealerId, ...period },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const columns = useMovementColumns(currency);
  return (
    <DataTable
      tableId="statement"
      label={t('title')}
      columns={columns}
      source={useListSource(query)}
      rowKey={(row) => row.key}
      rowHref={movementHref}
      rowLabel={(row) => row.number}
      rowTone={(row) => (row.reversal ? 'muted' : undefined)}
      empty={{ title: t('none') }}
      maxHeight={520}
    />
  );
}
