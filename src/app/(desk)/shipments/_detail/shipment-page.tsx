'use client';
// One shipment: where it is, what it holds, what may be done, what happened.
import { Alert, Card, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import parts from '../../stock/_parts/parts.module.css';
import { Trail } from '../_parts/trail';
import { DeliverPanel } from './deliver-panel';
import { PickPanel } from './pick-panel';
import { ShipmentActions, type EntryKind } from './shipment-actions';
import { ShipmentLines } from './shipment-lines';
import { ShipmentProgress } from './shipment-progress';
import { ShipmentSummary } from './shipment-summary';

export interface ShipmentPageProps {
  readonly shipmentId: string;
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
  readonly today: string;
}

const INVOICE_POLL_MS = 2500;
const MOST_READS = 12;

export function ShipmentPage(props: ShipmentPageProps) {
  const trpc = useTRPC();
  const { shipmentId } = props;
  const query = useQuery(
    trpc.fulfilment.shipment.queryOptions(
      { shipmentId },
      {
        // The invoice is raised in the background: it is looked for while it may be on its way.
        refetchInterval: ({ state }) =>
          state.data?.status === 'SHIPPED' &&
          state.data.invoiceId === null &&
          state.dataUpdateCount < MOST_READS
            ? INVOICE_POLL_MS
            : false,
      },
    ),
  );
  if (query.data) return <ShipmentContent {...props} shipment={query.data} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <LoadingPage />;
}

function ShipmentContent(props: ShipmentPageProps & { readonly shipment: ShipmentView }) {
  const t = useTranslations('fulfilment');
  const { shipment, permissions, isDealer, today } = props;
  const [entry, setEntry] = useState<EntryKind | null>(null);
  const isOpen = (kind: EntryKind) => entry === kind && shipment.actions.includes(kind);
  const close = () => setEntry(null);
  return (
    <div className={parts.page}>
      <PageHeader
        title={shipment.number}
        crumbs={[{ label: t('title'), href: '/shipments' }]}
        badge={<StatusBadge status={shipment.status} size="lg" />}
        actions={
          <ShipmentActions
            shipment={shipment}
            today={today}
            isDealer={isDealer}
            mayOverride={permissions.includes('orders.releaseHold')}
            onEntry={setEntry}
          />
        }
      />
      <PartDelivered shipment={shipment} />
      <Card component="section" aria-label={t('shipment.progress')}>
        <ShipmentProgress shipment={shipment} />
      </Card>
      <ShipmentSummary shipment={shipment} permissions={permissions} isDealer={isDealer} />
      {isOpen('pick') && <PickPanel shipment={shipment} onClose={close} />}
      {isOpen('deliver') && <DeliverPanel shipment={shipment} today={today} onClose={close} />}
      {!isOpen('pick') && !isOpen('deliver') && (
        <ShipmentLines shipment={shipment} showsStock={permissions.includes('inventory.read')} />
      )}
      <Card component="section" aria-label={t('shipment.history')}>
        <Title order={2} size="h4" mb="sm">
          {t('shipment.history')}
        </Title>
        <Trail entries={shipment.timeline} />
      </Card>
    </div>
  );
}

function PartDelivered({ shipment }: { readonly shipment: ShipmentView }) {
  const t = useTranslations('fulfilment.shipment');
  const formats = useFormats();
  if (shipment.status !== 'DELIVERED') return null;
  const shipped = shipment.lines.reduce((sum, line) => sum + line.quantity, 0);
  const missing = shipment.lines.reduce((sum, line) => sum + line.quantity - line.delivered, 0);
  if (missing === 0) return null;
  const words = { missing: formats.quantity(missing), shipped: formats.quantity(shipped) };
  return (
    <Alert color="amber" icon={<IconAlertTriangle size={18} stroke={1.7} />}>
      {t('partDelivered', words)}
      {shipment.deliveryNote && ` · ${shipment.deliveryNote}`}
    </Alert>
  );
}
