'use client';
// 滯留貨款: collections that were reported and that no bank line confirmed in time, the longest waiting
// first; each opens its receipt.
import { Anchor, Card, ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { HeldReceiptsView } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText, MoneyText } from '@/ui/cells';
import { LinkButton } from '@/ui/links';
import { ErrorState, LoadingCard } from '@/ui/states';
import { PanelHead } from '../../_parts/panel-head';
import { useMethodLabel } from '../../../receipts/_list/use-method-label';

/** Words have no unit. */
const WORDS = { kind: 'count' } as const;

export function HeldPanel({ asOf }: { readonly asOf: Date | null }) {
  const t = useTranslations('dashboards.receivables');
  const methodLabel = useMethodLabel();
  const query = useQuery(useTRPC().receivables.heldReceipts.queryOptions());
  if (query.isPending) return <LoadingCard lines={4} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { days, totals, rows } = query.data;
  const [only, another] = totals;
  return (
    <Card component="section" aria-label={t('held')}>
      <PanelHead
        title={t('held')}
        about={t('heldAbout', { days })}
        asOf={asOf}
        actions={
          <LinkButton variant="default" size="xs" href="/receipts?bank=HELD">
            {t('heldAll')}
          </LinkButton>
        }
        table={
          // Amounts of several currencies are no one column; the list has them all.
          only && !another
            ? {
                rowHeading: t('heldReceipt'),
                columns: [
                  ...[t('heldDealer'), t('heldMethod'), t('heldSince')],
                  ...[t('heldWaiting'), t('heldAmount')],
                ],
                unit: { kind: 'money', currency: only.currency },
                units: [WORDS, WORDS, WORDS, { kind: 'quantity', unit: t('dayUnit') }],
                rows: rows.map((row) => ({
                  label: row.number,
                  values: [
                    ...[row.dealerName, methodLabel(row.method), row.receivedOn],
                    ...[row.waitingDays, row.amountMinor],
                  ],
                })),
              }
            : undefined
        }
      />
      {rows.length === 0 ? (
        <Text c="dimmed">{t('heldNone')}</Text>
      ) : (
        <HeldTable rows={rows} totals={totals} />
      )}
    </Card>
  );
}

function HeldTable({ rows, totals }: Pick<HeldReceiptsView, 'rows' | 'totals'>) {
  const t = useTranslations('dashboards.receivables');
  const methodLabel = useMethodLabel();
  return (
    <ScrollArea viewportProps={{ tabIndex: 0 }}>
      <Table aria-label={t('held')} miw={{ base: 0, md: 620 }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('heldReceipt')}</Table.Th>
            {[t('heldDealer'), t('heldMethod'), t('heldSince')].map((head) => (
              <Table.Th key={head} scope="col" visibleFrom="md">
                {head}
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="end" visibleFrom="md">
              {t('heldWaiting')}
            </Table.Th>
            <Table.Th scope="col" ta="end">
              {t('heldAmount')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Th scope="row" fw={400}>
                <Anchor component={Link} href={`/receipts/${row.id}`} prefetch={false} inherit>
                  {row.number}
                </Anchor>
                <Text size="xs" c="dimmed" hiddenFrom="md">
                  {row.dealerName} · {methodLabel(row.method)}
                  <br />
                  <DateText date={row.receivedOn} /> · {t('heldDays', { days: row.waitingDays })}
                </Text>
              </Table.Th>
              <Table.Td visibleFrom="md">{row.dealerName}</Table.Td>
              <Table.Td visibleFrom="md">{methodLabel(row.method)}</Table.Td>
              <Table.Td visibleFrom="md">
                <DateText date={row.receivedOn} />
              </Table.Td>
              <Table.Td ta="end" visibleFrom="md">
                {t('heldDays', { days: row.waitingDays })}
              </Table.Td>
              <Table.Td ta="end">
                <MoneyText minor={row.amountMinor} currency={row.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {totals.map(({ currency, amountMinor, count }) => (
            <Table.Tr key={currency}>
              <Table.Th scope="row">{t('heldTotal', { count })}</Table.Th>
              <Table.Td colSpan={4} visibleFrom="md" />
              <Table.Td ta="end" fw={600}>
                <MoneyText minor={amountMinor} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tfoot>
      </Table>
    </ScrollArea>
  );
}
