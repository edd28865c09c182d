'use client';
// Pick lists on paper: all chosen shipments together for one walk, then one sheet per shipment.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { PaperPage } from '../../_paper/paper-page';
import { ShipmentSheet, TotalSheet } from './pick-sheet';
import { pickTotals } from './pick-totals';

export interface PickListProps {
  readonly shipmentIds: readonly string[];
  readonly today: string;
  readonly showsStock: boolean;
}

export function PickList({ shipmentIds, today, showsStock }: PickListProps) {
  const t = useTranslations('fulfilment');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.fulfilment.pickList.queryOptions(
      { shipmentIds: [...shipmentIds] },
      { enabled: shipmentIds.length > 0 },
    ),
  );
  const shipments = query.data?.shipments ?? [];
  return (
    <PaperPage
      title={t('sheet.title')}
      list={{ label: t('title'), href: '/shipments' }}
      query={query}
      ids={shipmentIds}
      documents={shipments}
    >
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
    </PaperPage>
  );
}
