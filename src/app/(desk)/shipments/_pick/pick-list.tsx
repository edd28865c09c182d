'use client';
// Pick lists on paper: all chosen shipments together for one walk, then one sheet per shipment.
import { Button, Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import classes from './pick-sheet.module.css';
import { ShipmentSheet, TotalSheet } from './pick-sheet';
import { pickTotals } from './pick-totals';

export interface PickListProps {
  readonly shipmentIds: readonly string[];
  readonly today: string;
  readonly showsStock: boolean;
}

export function PickList({ shipmentIds, today, showsStock }: PickListProps) {
  const t = useTranslations('fulfilment');
  const common = useTranslations('common.action');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.fulfilment.pickList.queryOptions(
      { shipmentIds: [...shipmentIds] },
      { enabled: shipmentIds.length > 0 },
    ),
  );
  const shipments = query.data?.shipments ?? [];
  const isEmpty = shipmentIds.length === 0 || (query.data && shipments.length === 0);
  return (
    <>
      <div className={classes.screenOnly}>
        <PageHeader
          title={t('sheet.title')}
          crumbs={[{ label: t('title'), href: '/shipments' }]}
          actions={
            shipments.length > 0 && (
              <Button
                leftSection={<IconPrinter size={16} stroke={1.7} />}
                onClick={() => window.print()}
              >
                {common('print')}
              </Button>
            )
          }
        />
      </div>
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {isEmpty && (
        <Card>
          <EmptyState
            title={t('sheet.none')}
            text={t('sheet.noneHint')}
            action={
              <LinkButton href="/shipments?view=RELEASED" variant="default">
                {t('title')}
              </LinkButton>
            }
          />
        </Card>
      )}
      {query.isLoading && <LoadingCard lines={10} />}
      {shipments.length > 1 &&
        pickTotals(shipments).map((total) => (
          <TotalSheet
            key={total.warehouseCode}
            {...total}
            numbers={shipments
              .filter((shipment) => shipment.warehouseCode === total.warehouseCode)
              .map((shipment) => shipment.number)}
            today={today}
            showsStock={showsStock}
          />
        ))}
      {shipments.map((shipment) => (
        <ShipmentSheet
          key={shipment.id}
          shipment={shipment}
          today={today}
          showsStock={showsStock}
        />
      ))}
    </>
  );
}
