'use client';
// One request: what it is for, how far its money went, who decides, what was claimed.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { ApprovalPanel } from '../../_approval/approval-panel';
import { Section } from '../../receivables/_parts/facts';
import parts from '../../receivables/_parts/parts.module.css';
import { ExpenseTrail } from '../_parts/expense-trail';
import { RequestActions } from './request-actions';
import { RequestClaims, RequestFacts } from './request-facts';
import { RequestLines } from './request-lines';

export interface RequestPageProps {
  readonly requestId: string;
  readonly currency: string;
}

export function RequestPage({ requestId, currency }: RequestPageProps) {
  const t = useTranslations('expenses');
  const query = useQuery(useTRPC().expenses.request.queryOptions({ requestId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <LoadingPage />;
  const request = query.data;
  return (
    <div className={parts.page}>
      <PageHeader
        title={`${request.number} · ${request.title}`}
        crumbs={[{ label: t('title'), href: '/expenses' }]}
        badge={<StatusBadge status={request.status} size="lg" />}
        actions={<RequestActions request={request} currency={currency} />}
      />
      <RequestFacts request={request} currency={currency} />
      <Section title={t('detail.way')}>
        <RequestLines request={request} currency={currency} />
      </Section>
      <div className={parts.bottom}>
        <Section title={t('detail.history')}>
          <ExpenseTrail events={request.timeline} />
        </Section>
        <div className={parts.page}>
          <ApprovalPanel docKind="EXPENSE_REQUEST" docId={request.id} />
          <RequestClaims request={request} currency={currency} />
        </div>
      </div>
    </div>
  );
}
