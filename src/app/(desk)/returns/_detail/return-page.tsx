'use client';
// One return: what comes back and why, what follows, what was accepted, which credit was given.
import { Alert, Card, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconClock } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReturnView } from '@/server/modules/fulfilment/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { Trail } from '../../shipments/_parts/trail';
import parts from '../../stock/_parts/parts.module.css';
import { InspectPanel } from './inspect-panel';
import { ReturnActions } from './return-actions';
import { ReturnLines } from './return-lines';
import { ReturnSummary } from './return-summary';

export interface ReturnPageProps {
  readonly returnId: string;
  readonly today: string;
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
}

export function ReturnPage(props: ReturnPageProps) {
  const trpc = useTRPC();
  const { returnId } = props;
  const query = useQuery(trpc.fulfilment.return.queryOptions({ returnId }));
  if (query.data) return <ReturnContent {...props} found={query.data} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <LoadingPage />;
}

function ReturnContent(props: ReturnPageProps & { readonly found: ReturnView }) {
  const t = useTranslations('fulfilment');
  const { found, today, permissions, isDealer } = props;
  const [isInspecting, setInspecting] = useState(false);
  const showsInspection = isInspecting && found.actions.includes('inspect');
  return (
    <div className={parts.page}>
      <PageHeader
        title={found.number}
        crumbs={[{ label: t('returns.title'), href: '/returns' }]}
        badge={<StatusBadge status={found.status} size="lg" />}
        actions={
          <ReturnActions found={found} today={today} onInspect={() => setInspecting(true)} />
        }
      />
      {found.status === 'INSPECTED' && found.credit && (
        <Alert color="amber" icon={<IconClock size={18} stroke={1.7} />}>
          {t('returns.waitsForInvoice')}
        </Alert>
      )}
      <ReturnSummary found={found} permissions={permissions} isDealer={isDealer} />
      {showsInspection ? (
        <InspectPanel found={found} onClose={() => setInspecting(false)} />
      ) : (
        <ReturnLines found={found} />
      )}
      <Card component="section" aria-label={t('shipment.history')}>
        <Title order={2} size="h4" mb="sm">
          {t('shipment.history')}
        </Title>
        <Trail entries={found.timeline} />
      </Card>
    </div>
  );
}
