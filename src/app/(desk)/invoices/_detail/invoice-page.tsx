'use client';
// One invoice: what it bills, what paid it, what happened to it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBan, IconCoin, IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { InvoiceView } from '@/server/modules/receivables/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { AllocationList } from '../../receivables/_allocation/allocation-list';
import { DocumentTrail } from '../../receivables/_parts/document-trail';
import { Section } from '../../receivables/_parts/facts';
import classes from '../../receivables/_parts/parts.module.css';
import { InvoiceLines } from './invoice-lines';
import { InvoiceSummary } from './invoice-summary';

export interface InvoicePageProps {
  readonly invoiceId: string;
  readonly permissions: readonly string[];
}

export function InvoicePage({ invoiceId, permissions }: InvoicePageProps) {
  const t = useTranslations('receivables.invoice');
  const trpc = useTRPC();
  const query = useQuery(trpc.receivables.invoice.queryOptions({ invoiceId }));
  const crumbs = [{ label: t('list'), href: '/invoices' }];
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) {
    return (
      <>
        <PageHeader title={t('number')} crumbs={crumbs} />
        <LoadingCard lines={6} />
      </>
    );
  }
  const invoice = query.data;
  return (
    <div className={classes.page}>
      <PageHeader
        title={invoice.number}
        crumbs={crumbs}
        badge={
          <>
            <StatusBadge status={invoice.status} />
            {invoice.overdueDays > 0 && <StatusBadge status="OVERDUE" />}
          </>
        }
        actions={<InvoiceActions invoice={invoice} />}
      />
      <InvoiceSummary invoice={invoice} />
      <InvoiceLines invoice={invoice} />
      <div className={classes.bottom}>
        <Section title={t('payments')}>
          <AllocationList
            allocations={invoice.allocations}
            currency={invoice.currency}
            other="credit"
            empty={t('noPayments')}
            mayOpenReceipts={permissions.includes('receipts.read')}
          />
        </Section>
        <Section title={t('history')}>
          <DocumentTrail events={invoice.timeline} currency={invoice.currency} />
        </Section>
      </div>
    </div>
  );
}

function InvoiceActions({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations('receivables.invoice');
  const trpc = useTRPC();
  const [isVoiding, setVoiding] = useState(false);
  const { id: invoiceId, version, number, dealerId } = invoice;
  const write = useWrite(trpc.receivables.voidInvoice, {
    refresh: [trpc.receivables.pathFilter()],
    onSuccess: () => notifyDone(t('voided')),
  });
  return (
    <>
      <LinkButton
        variant="default"
        href={`/invoices/print?ids=${invoiceId}`}
        leftSection={<IconPrinter size={16} stroke={1.7} />}
      >
        {t('print')}
      </LinkButton>
      {invoice.actions.includes('void') && (
        <Button
          variant="default"
          c="var(--mantine-color-error)"
          leftSection={<IconBan size={16} stroke={1.7} />}
          onClick={() => setVoiding(true)}
        >
          {t('void')}
        </Button>
      )}
      {invoice.actions.includes('receive') && (
        <LinkButton
          href={`/receipts/new?dealer=${dealerId}&invoice=${invoiceId}`}
          leftSection={<IconCoin size={16} stroke={1.7} />}
        >
          {t('receive')}
        </LinkButton>
      )}
      <ConfirmAction
        opened={isVoiding}
        onClose={() => setVoiding(false)}
        title={t('voidTitle', { number })}
        text={t('voidText')}
        confirmLabel={t('void')}
        tone="danger"
        reason="required"
        onConfirm={async (reason) => {
          await write.mutateAsync({ invoiceId, version, reason });
        }}
      />
    </>
  );
}
