'use client';
// What followed from the order: shipments, invoices, returns; each with its state and its figure.
import { Card, Loader, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useTRPC } from '@/trpc/client';
import { DateText, MoneyText, QuantityText } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { ErrorState, StatusBadge } from '@/ui/states';
import classes from './detail.module.css';

interface RelatedProps {
  readonly orderId: string;
}

interface Entry {
  readonly id: string;
  readonly number: string;
  readonly href: string;
  readonly status: string;
  readonly date: string | null;
  readonly figure: ReactNode;
}

export function RelatedShipments({ orderId }: RelatedProps) {
  const t = useTranslations('orders.detail');
  const trpc = useTRPC();
  const query = useQuery(trpc.fulfilment.shipments.queryOptions({ orderId }));
  const entries = query.data?.items.map((shipment) => ({
    id: shipment.id,
    number: shipment.number,
    href: `/shipments/${shipment.id}`,
    status: shipment.status,
    date: shipment.deliveredOn ?? shipment.shippedOn,
    figure: <QuantityText value={shipment.quantity} />,
  }));
  return <Related title={t('shipments')} entries={entries} query={query} />;
}

export function RelatedInvoices({ orderId }: RelatedProps) {
  const t = useTranslations('orders.detail');
  const trpc = useTRPC();
  const query = useQuery(trpc.receivables.invoices.queryOptions({ orderId }));
  const entries = query.data?.items.map((invoice) => ({
    id: invoice.id,
    number: invoice.number,
    href: `/invoices/${invoice.id}`,
    status: invoice.overdueDays > 0 ? 'OVERDUE' : invoice.status,
    date: invoice.issuedOn,
    figure: <MoneyText minor={invoice.totalMinor} currency={invoice.currency} />,
  }));
  return <Related title={t('invoices')} entries={entries} query={query} />;
}

export function RelatedReturns({ orderId }: RelatedProps) {
  const t = useTranslations('orders.detail');
  const trpc = useTRPC();
  const query = useQuery(trpc.fulfilment.returns.queryOptions({ orderId }));
  const entries = query.data?.items.map((item) => ({
    id: item.id,
    number: item.number,
    href: `/returns/${item.id}`,
    status: item.status,
    date: item.receivedOn ?? item.requestedOn,
    figure: <QuantityText value={item.quantity} />,
  }));
  return <Related title={t('returns')} entries={entries} query={query} />;
}

function Related(props: {
  readonly title: string;
  readonly entries: readonly Entry[] | undefined;
  readonly query: { readonly error: unknown; readonly refetch: () => unknown };
}) {
  const t = useTranslations('orders.detail');
  const { title, entries, query } = props;
  return (
    <Card component="section" aria-label={title}>
      <Title order={2} size="h4" mb={6}>
        {title}
      </Title>
      {entries === undefined && query.error !== null && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {entries === undefined && query.error === null && <Loader size="xs" />}
      {entries?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noneYet')}
        </Text>
      )}
      {entries !== undefined && entries.length > 0 && (
        <ul className={classes.related}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <TextLink href={entry.href} size="sm" fw={560}>
                {entry.number}
              </TextLink>
              <StatusBadge status={entry.status} size="sm" />
              <Text size="xs" c="dimmed">
                <DateText date={entry.date} />
              </Text>
              <Text size="sm" className={classes.relatedEnd}>
                {entry.figure}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
