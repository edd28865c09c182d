'use client';
// One product from every side: where it is, what is on its way, what can be promised, how its
// balance came about.
import { Card, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { ArrivalView, StockCardView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatCard, StatusBadge } from '@/ui/states';
import { StockActions } from '../_list/stock-list';
import parts from '../_parts/parts.module.css';
import { useProductName } from '../_parts/product-name';
import { useWarehouses } from '../_parts/use-warehouses';
import classes from './card.module.css';
import { LedgerTable } from './ledger-table';
import { LevelTable } from './level-table';
import { PromisePanel } from './promise-panel';

export interface StockCardProps {
  readonly productId: string;
  readonly permissions: readonly string[];
  readonly today: string;
}

export function StockCard(props: StockCardProps) {
  const trpc = useTRPC();
  const { productId } = props;
  const card = useQuery(trpc.inventory.card.queryOptions({ productId }));
  if (card.data) return <CardContent {...props} card={card.data} />;
  if (card.isError) return <ErrorState error={card.error} onRetry={() => void card.refetch()} />;
  return <LoadingPage />;
}

function CardContent(props: StockCardProps & { readonly card: StockCardView }) {
  const t = useTranslations('inventory');
  const { card, permissions, productId } = props;
  const nameOf = useProductName();
  const warehouses = useWarehouses();
  const [warehouseId, setWarehouse] = useState<string | undefined>();
  return (
    <div className={parts.page}>
      <PageHeader
        title={card.productCode}
        description={nameOf(card)}
        crumbs={[{ label: t('title'), href: '/stock' }]}
        actions={
          <>
            {permissions.includes('catalog.read') && (
              <LinkButton href={`/products/${productId}`} variant="default">
                {t('action.product')}
              </LinkButton>
            )}
            <StockActions permissions={permissions} />
          </>
        }
      />
      <Totals card={card} />
      <LevelTable levels={card.levels} mayWrite={permissions.includes('inventory.write')} />
      <div className={parts.bottom}>
        <LedgerTable
          productId={productId}
          warehouses={warehouses}
          warehouseId={warehouseId}
          onWarehouse={setWarehouse}
        />
        <div className={parts.page}>
          <PromisePanel productId={productId} unit={card.baseUnit} levels={card.levels} />
          <Arrivals arrivals={card.arrivals} today={props.today} unit={card.baseUnit} />
        </div>
      </div>
    </div>
  );
}

const TOTALS = ['onHand', 'reserved', 'available', 'inbound'] as const;

function Totals({ card }: { readonly card: StockCardView }) {
  const t = useTranslations('inventory.field');
  const formats = useFormats();
  return (
    <div className={parts.stats}>
      {TOTALS.map((key) => {
        const total = card.levels.reduce((sum, level) => sum + level[key], 0);
        return <StatCard key={key} label={t(key)} value={formats.quantity(total, card.baseUnit)} />;
      })}
    </div>
  );
}

function Arrivals(props: {
  readonly arrivals: readonly ArrivalView[];
  readonly today: string;
  readonly unit: string;
}) {
  const t = useTranslations('inventory');
  const formats = useFormats();
  return (
    <Card component="section" aria-label={t('card.arrivals')}>
      <Title order={2} size="h4" mb="xs">
        {t('card.arrivals')}
      </Title>
      {props.arrivals.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('card.noArrivals')}
        </Text>
      )}
      <ul className={classes.arrivals}>
        {props.arrivals.map((arrival) => (
          <li key={arrival.id}>
            <DateText date={arrival.expectedOn} />
            {arrival.expectedOn < props.today && (
              <StatusBadge status="OVERDUE" label={t('arrival.late')} />
            )}
            <Text span size="sm" c="dimmed">
              {arrival.warehouseCode}
            </Text>
            <Text span size="sm" fw={560} className={classes.end}>
              {formats.quantity(arrival.open, props.unit)}
            </Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
