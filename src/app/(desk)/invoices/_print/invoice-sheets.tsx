'use client';
// Invoices as they go to the dealer: on paper, or into a PDF through the browser's print dialog.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { InvoiceSheet } from '@/server/modules/receivables/sheet-schemas';
import { useTRPC } from '@/trpc/client';
import { PaperPage } from '../../_paper/paper-page';
import {
  PaperLines,
  PaperParties,
  PaperParty,
  PaperSheet,
  PaperSums,
  type PaperSum,
} from '../../_paper/paper-sheet';
import { taxByRate } from '../../_paper/tax-by-rate';
import { useBilledColumns } from '../../_paper/use-billed-columns';

export interface InvoiceSheetsProps {
  readonly invoiceIds: readonly string[];
  readonly seller: string;
}

export function InvoiceSheets({ invoiceIds, seller }: InvoiceSheetsProps) {
  const t = useTranslations('receivables.invoice');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.receivables.invoiceSheets.queryOptions(
      { invoiceIds: [...invoiceIds] },
      { enabled: invoiceIds.length > 0 },
    ),
  );
  const invoices = query.data ?? [];
  return (
    <PaperPage
      title={t('print')}
      list={{ label: t('list'), href: '/invoices' }}
      query={query}
      ids={invoiceIds}
      documents={invoices}
    >
      {invoices.map((invoice) => (
        <Sheet key={invoice.id} invoice={invoice} seller={seller} />
      ))}
    </PaperPage>
  );
}

function Sheet({ invoice, seller }: { readonly invoice: InvoiceSheet; readonly seller: string }) {
  const t = useTranslations('receivables');
  const formats = useFormats();
  const columns = useBilledColumns<InvoiceSheet['lines'][number]>(invoice.currency);
  return (
    <PaperSheet
      title={t('sheet.title')}
      number={invoice.number}
      stamp={invoice.status === 'VOID' ? t('sheet.void') : null}
      facts={[
        [t('invoice.issuedOn'), formats.date(invoice.issuedOn)],
        [t('invoice.dueOn'), invoice.dueOn ? formats.date(invoice.dueOn) : t('invoice.undated')],
        [t('invoice.order'), invoice.orderNumber],
      ]}
    >
      <PaperParties>
        <PaperParty label={t('sheet.from')} name={seller} />
        <PaperParty label={t('sheet.to')} name={invoice.dealerName} lines={invoice.billTo}>
          {invoice.dealerTaxNumber && (
            <div>{t('sheet.taxNumber', { number: invoice.dealerTaxNumber })}</div>
          )}
        </PaperParty>
      </PaperParties>
      <PaperLines
        columns={[
          columns.product,
          columns.quantity,
          {
            id: 'price',
            label: t('invoice.unitPrice'),
            isEnd: true,
            cell: (line) =>
              formats.unitPrice(line.unitPrice, invoice.currency, { display: 'none' }),
          },
          {
            id: 'rate',
            label: t('invoice.taxRate'),
            isEnd: true,
            cell: (line) => formats.rate(line.taxRate),
          },
          columns.net,
        ]}
        lines={invoice.lines}
      />
      <PaperSums currency={invoice.currency} sums={useInvoiceSums(invoice)} />
    </PaperSheet>
  );
}

/** Net, tax by rate, total, and what of it is still due where something was paid. */
function useInvoiceSums(invoice: InvoiceSheet): PaperSum[] {
  const t = useTranslations('receivables');
  const formats = useFormats();
  const settled = invoice.totalMinor - invoice.openMinor;
  const isPartlyPaid = settled !== 0n && invoice.status !== 'VOID';
  return [
    { label: t('invoice.net'), minor: invoice.netMinor },
    ...taxByRate(invoice.lines).map(({ rate, taxMinor }) => ({
      label: t('sheet.taxAt', { rate: formats.rate(rate) }),
      minor: taxMinor,
    })),
    { label: t('invoice.total'), minor: invoice.totalMinor, isStrong: true },
    ...(isPartlyPaid
      ? [
          { label: t('sheet.paid'), minor: -settled },
          { label: t('sheet.due'), minor: invoice.openMinor, isStrong: true },
        ]
      : []),
  ];
}
