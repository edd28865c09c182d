'use client';
// What goes with the goods: who gets what, without prices, and room for who receives it to sign.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { useTRPC } from '@/trpc/client';
import { PaperPage } from '../../_paper/paper-page';
import {
  PaperLines,
  PaperNote,
  PaperParties,
  PaperParty,
  PaperSheet,
  PaperSignatures,
} from '../../_paper/paper-sheet';
import { useProductName } from '../../stock/_parts/product-name';

export interface DeliveryNotesProps {
  readonly shipmentIds: readonly string[];
  readonly seller: string;
}

export function DeliveryNotes({ shipmentIds, seller }: DeliveryNotesProps) {
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
      title={t('deliverySheet.title')}
      list={{ label: t('title'), href: '/shipments' }}
      query={query}
      ids={shipmentIds}
      documents={shipments}
    >
      {shipments.map((shipment) => (
        <Sheet key={shipment.id} shipment={shipment} seller={seller} />
      ))}
    </PaperPage>
  );
}

/** States in which the paper must not travel with goods as if they had left. */
function stampOf(status: ShipmentView['status']): 'cancelled' | 'notLeft' | null {
  if (status === 'CANCELLED') return 'cancelled';
  return status === 'SHIPPED' || status === 'DELIVERED' ? null : 'notLeft';
}

function Sheet({ shipment, seller }: { readonly shipment: ShipmentView; readonly seller: string }) {
  const t = useTranslations('fulfilment');
  const formats = useFormats();
  const nameOf = useProductName();
  const stamp = stampOf(shipment.status);
  return (
    <PaperSheet
      title={t('deliverySheet.title')}
      number={shipment.number}
      stamp={stamp && t(`deliverySheet.${stamp}`)}
      facts={[
        [t('field.shippedOn'), shipment.shippedOn && formats.date(shipment.shippedOn)],
        [t('field.order'), shipment.orderNumber],
        [t('field.poNumber'), shipment.dealerPoNumber],
        [t('field.carrier'), shipment.carrier],
        [t('field.trackingNo'), shipment.trackingNo],
      ]}
    >
      <PaperParties>
        <PaperParty
          label={t('deliverySheet.from')}
          name={seller}
          lines={[`${t('field.warehouse')} ${shipment.warehouseCode}`]}
        />
        <PaperParty
          label={t('deliverySheet.to')}
          name={`${shipment.dealerName} (${shipment.dealerCode})`}
          lines={shipment.shipTo ? [shipment.shipTo] : []}
        />
      </PaperParties>
      <PaperLines
        columns={[
          {
            id: 'product',
            label: t('lines.product'),
            cell: (line) => `${line.productCode} ${nameOf(line)}`,
          },
          {
            id: 'quantity',
            label: t('field.quantity'),
            isEnd: true,
            cell: (line) => formats.quantity(line.quantity, line.baseUnit),
          },
        ]}
        lines={shipment.lines.filter((line) => line.quantity > 0)}
      />
      {shipment.note && <PaperNote label={t('field.note')} text={shipment.note} />}
      <PaperSignatures labels={[t('deliverySheet.receivedBy'), t('deliverySheet.receivedOn')]} />
    </PaperSheet>
  );
}
