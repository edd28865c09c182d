'use client';
// One credit note: what it credits, which invoices it pays, what is left.
import { Button, Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconLink, IconPrinter } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { localName } from '@/kernel/local-names';
import type { CreditNoteView } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { LinkButton, TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource } from '@/ui/tables';
import { AllocateDialog } from '../../receivables/_allocation/allocate-dialog';
import { AllocationList } from '../../receivables/_allocation/allocation-list';
import { DealerName } from '../../receivables/_parts/dealer-name';
import { DocumentTrail } from '../../receivables/_parts/document-trail';
import { Amounts, Fact, Facts, Section } from '../../receivables/_parts/facts';
import classes from '../../receivables/_parts/parts.module.css';
import { useAmountColumns, useProductColumns } from '../../receivables/_parts/product-columns';

type Line = CreditNoteView['lines'][number];

/** The reason in the reader's words, not its code. */
function reasonOf({ reasonName: name, reasonNames: names }: CreditNoteView, locale: string) {
  return localName({ name, names }, locale);
}

function trailOf(note: CreditNoteView, locale: string): CreditNoteView['timeline'] {
  return note.timeline.map((event) =>
    event.reason === note.reason ? { ...event, reason: reasonOf(note, locale) } : event,
  );
}

export function CreditNotePage({ creditNoteId }: { readonly creditNoteId: string }) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const locale = useLocale();
  const [isAllocating, setAllocating] = useState(false);
  const query = useQuery(trpc.receivables.creditNote.queryOptions({ creditNoteId }));
  const crumbs = [{ label: t('creditNote.list'), href: '/credit-notes' }];
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) {
    return (
      <>
        <PageHeader title={t('creditNote.number')} crumbs={crumbs} />
        <LoadingCard lines={5} />
      </>
    );
  }
  const note = query.data;
  return (
    <div className={classes.page}>
      <PageHeader
        title={note.number}
        crumbs={crumbs}
        actions={
          <>
            <LinkButton
              variant="default"
              href={`/credit-notes/print?ids=${note.id}`}
              leftSection={<IconPrinter size={16} stroke={1.7} />}
            >
              {t('invoice.print')}
            </LinkButton>
            {note.actions.includes('allocate') && (
              <Button
                leftSection={<IconLink size={16} stroke={1.7} />}
                onClick={() => setAllocating(true)}
              >
                {t('allocation.apply')}
              </Button>
            )}
          </>
        }
      />
      <CreditNoteSummary note={note} />
      {note.lines.length > 0 && <CreditNoteLines note={note} />}
      <div className={classes.bottom}>
        <Section title={t('receipt.allocations')}>
          <AllocationList
            allocations={note.allocations}
            currency={note.currency}
            other="invoice"
            empty={t('receipt.noAllocations')}
            mayOpenReceipts
          />
        </Section>
        <Section title={t('invoice.history')}>
          <DocumentTrail events={trailOf(note, locale)} currency={note.currency} />
        </Section>
      </div>
      {isAllocating && (
        <AllocateDialog
          {...note}
          kind="CREDIT_NOTE"
          creditId={note.id}
          onClose={() => setAllocating(false)}
        />
      )}
    </div>
  );
}

function CreditNoteSummary({ note }: { readonly note: CreditNoteView }) {
  const t = useTranslations('receivables');
  const common = useTranslations('common.field');
  const locale = useLocale();
  return (
    <div className={classes.summary}>
      <Card>
        <Facts>
          <Fact label={common('dealer')}>
            <DealerName dealer={note} />
          </Fact>
          <Fact label={t('creditNote.issuedOn')}>
            <DateText date={note.issuedOn} />
          </Fact>
          <Fact label={t('creditNote.reason')}>{reasonOf(note, locale)}</Fact>
          {note.invoiceNumber && (
            <Fact label={t('creditNote.invoice')}>
              <TextLink href={`/invoices/${note.invoiceId}`}>{note.invoiceNumber}</TextLink>
            </Fact>
          )}
          {note.returnNumber && (
            <Fact label={t('creditNote.return')}>
              <TextLink href={`/returns/${note.returnId}`}>{note.returnNumber}</TextLink>
            </Fact>
          )}
        </Facts>
      </Card>
      <Card>
        <Amounts
          currency={note.currency}
          rows={[
            { label: t('invoice.net'), minor: note.netMinor },
            { label: t('invoice.tax'), minor: note.taxMinor },
            { label: t('invoice.total'), minor: note.totalMinor, isStrong: true },
            { label: t('receipt.unapplied'), minor: note.unappliedMinor, isStrong: true },
          ]}
        />
      </Card>
    </div>
  );
}

function CreditNoteLines({ note }: { readonly note: CreditNoteView }) {
  const t = useTranslations('receivables.invoice');
  const product = useProductColumns<Line>();
  const amounts = useAmountColumns<Line>(note.currency);
  return (
    <DataTable
      tableId="credit-note-lines"
      label={t('lines')}
      columns={[...product, ...amounts]}
      source={fixedSource(note.lines)}
      rowKey={(line) => line.id}
      rowLabel={(line) => line.productCode}
      maxHeight="none"
    />
  );
}
