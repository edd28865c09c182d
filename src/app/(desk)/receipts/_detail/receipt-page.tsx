'use client';
// One receipt: what it pays, what is left of it, and taking it back.
import { Button, Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowBackUp, IconLink } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReceiptView } from '@/server/modules/receivables/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { DateText, Nothing } from '@/ui/cells';
import { notifyDone } from '@/ui/feedback';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { AllocateDialog } from '../../receivables/_allocation/allocate-dialog';
import { AllocationList } from '../../receivables/_allocation/allocation-list';
import { DealerName } from '../../receivables/_parts/dealer-name';
import { DocumentTrail } from '../../receivables/_parts/document-trail';
import { Amounts, Fact, Facts, Section } from '../../receivables/_parts/facts';
import classes from '../../receivables/_parts/parts.module.css';
import { BankActions } from '../_bank/bank-actions';
import { BankBadge } from '../_bank/bank-badge';
import { useMethodLabel } from '../_list/use-method-label';

interface ReceiptPageProps {
  readonly receiptId: string;
  readonly today: string;
}

export function ReceiptPage({ receiptId, today }: ReceiptPageProps) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const query = useQuery(trpc.receivables.receipt.queryOptions({ receiptId }));
  const crumbs = [{ label: t('receipt.list'), href: '/receipts' }];
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) {
    return (
      <>
        <PageHeader title={t('receipt.number')} crumbs={crumbs} />
        <LoadingCard lines={5} />
      </>
    );
  }
  const receipt = query.data;
  return (
    <div className={classes.page}>
      <PageHeader
        title={receipt.number}
        crumbs={crumbs}
        badge={<StatusBadge status={receipt.status} />}
        actions={<ReceiptActions receipt={receipt} today={today} />}
      />
      <ReceiptSummary receipt={receipt} />
      <div className={classes.bottom}>
        <Section title={t('receipt.allocations')}>
          <AllocationList
            allocations={receipt.allocations}
            currency={receipt.currency}
            other="invoice"
            empty={t('receipt.noAllocations')}
            mayOpenReceipts
          />
        </Section>
        <Section title={t('invoice.history')}>
          <DocumentTrail events={receipt.timeline} currency={receipt.currency} />
        </Section>
      </div>
    </div>
  );
}

function ReceiptSummary({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useTranslations('receivables.receipt');
  const bank = useTranslations('receivables.bank');
  const methodLabel = useMethodLabel();
  return (
    <div className={classes.summary}>
      <Card>
        <Facts>
          <Fact label={t('dealer')}>
            <DealerName dealer={receipt} />
          </Fact>
          <Fact label={t('receivedOn')}>
            <DateText date={receipt.receivedOn} />
          </Fact>
          <Fact label={t('method')}>{methodLabel(receipt.method)}</Fact>
          <Fact label={t('reference')}>{receipt.reference ?? <Nothing />}</Fact>
          <Fact label={bank('state')}>
            <BankBadge bank={receipt.bank} />
          </Fact>
          {receipt.confirmedOn && (
            <Fact label={bank('confirmedOn')}>
              <DateText date={receipt.confirmedOn} />
              {receipt.bankReference && ` · ${receipt.bankReference}`}
            </Fact>
          )}
          {receipt.note && <Fact label={t('note')}>{receipt.note}</Fact>}
        </Facts>
      </Card>
      <Card>
        <Amounts
          currency={receipt.currency}
          rows={[
            { label: t('amount'), minor: receipt.amountMinor },
            { label: t('unapplied'), minor: receipt.unappliedMinor, isStrong: true },
          ]}
        />
      </Card>
    </div>
  );
}

interface ReceiptActionsProps {
  readonly receipt: ReceiptView;
  readonly today: string;
}

function ReceiptActions({ receipt, today }: ReceiptActionsProps) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const [asked, setAsked] = useState<'allocate' | 'reverse' | null>(null);
  const { id: receiptId, version, number } = receipt;
  const write = useWrite(trpc.receivables.reverseReceipt, {
    refresh: [trpc.receivables.pathFilter()],
    onSuccess: () => notifyDone(t('receipt.reversed')),
  });
  return (
    <>
      {receipt.actions.includes('reverse') && (
        <Button
          variant="default"
          c="var(--mantine-color-error)"
          leftSection={<IconArrowBackUp size={16} stroke={1.7} />}
          onClick={() => setAsked('reverse')}
        >
          {t('receipt.reverse')}
        </Button>
      )}
      <BankActions receipt={receipt} today={today} />
      {receipt.actions.includes('allocate') && (
        <Button
          leftSection={<IconLink size={16} stroke={1.7} />}
          onClick={() => setAsked('allocate')}
        >
          {t('allocation.apply')}
        </Button>
      )}
      {asked === 'allocate' && (
        <AllocateDialog
          {...receipt}
          kind="RECEIPT"
          creditId={receiptId}
          onClose={() => setAsked(null)}
        />
      )}
      <ConfirmAction
        opened={asked === 'reverse'}
        onClose={() => setAsked(null)}
        title={t('receipt.reverseTitle', { number })}
        text={t('receipt.reverseText')}
        confirmLabel={t('receipt.reverse')}
        tone="danger"
        reason="required"
        onConfirm={async (reason) => {
          await write.mutateAsync({ receiptId, version, reason });
        }}
      />
    </>
  );
}
