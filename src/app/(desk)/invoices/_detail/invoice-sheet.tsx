'use client';
// An invoice as it goes to the dealer: on paper, or into a PDF through the browser's print dialog.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { InvoiceView } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import classes from '../../_paper/sheet.module.css';
import { taxByRate } from '../../_paper/tax-by-rate';

export interface InvoiceSheetProps {
  readonly invoiceId: string;
  readonly seller: string;
}

export function InvoiceSheet({ invoiceId, seller }: InvoiceSheetProps) {
  const t = useTranslations('receivables');
  const common = useTranslations('common.action');
  const trpc = useTRPC();
  const query = useQuery(trpc.receivables.invoice.queryOptions({ invoiceId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const invoice = query.data;
  const print = (
    <Button
      leftSection={<IconPrinter size={16} stroke={1.7} />}
      onClick={() => window.print()}
      disabled={!invoice}
    >
      {common('print')}
    </Button>
  );
  return (
    <>
      <div className={classes.screenOnly}>
        <PageHeader
          title={t('invoice.print')}
          crumbs={[
            { label: t('invoice.list'), href: '/invoices' },
            { label: invoice?.number ?? t('invoice.number'), href: `/invoices/${invoiceId}` },
          ]}
          actions={print}
        />
      </div>
      {invoice ? <Sheet invoice={invoice} seller={seller} /> : <LoadingCard lines={10} />}
    </>
  );
}

function Sheet({ invoice, seller }: { readonly invoice: InvoiceView; readonly seller: string }) {
  const t = useTranslations('receivables');
  const formats = useFormats();
  return (
    // On a phone it is wider than the window: the keyboard scrolls it too.
    <article className={classes.sheet} tabIndex={0}>
      {invoice.status === 'VOID' && <p className={classes.void}>{t('sheet.void')}</p>}
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{t('sheet.title')}</h2>
          <div>{invoice.number}</div>
        </div>
        <dl className={classes.dates}>
          <dt>{t('invoice.issuedOn')}</dt>
          <dd>{formats.date(invoice.issuedOn)}</dd>
          <dt>{t('invoice.dueOn')}</dt>
          <dd>{invoice.dueOn ? formats.date(invoice.dueOn) : t('invoice.undated')}</dd>
          {invoice.orderNumber && (
            <>
              <dt>{t('invoice.order')}</dt>
              <dd>{invoice.orderNumber}</dd>
            </>
          )}
        </dl>
      </header>
      <section className={classes.parties}>
        <div>
          <div className={classes.label}>{t('sheet.from')}</div>
          <strong>{seller}</strong>
        </div>
        <div>
          <div className={classes.label}>{t('sheet.to')}</div>
          <strong>{invoice.dealerName}</strong>
          <div className={classes.address}>{invoice.billTo.join('\n')}</div>
          {invoice.dealerTaxNumber && (
            <div>{t('sheet.taxNumber', { number: invoice.dealerTaxNumber })}</div>
          )}
        </div>
      </section>
      <SheetLines invoice={invoice} />
      <SheetSums invoice={invoice} />
    </article>
  );
}

function SheetLines({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations('receivables.invoice');
  const locale = useLocale();
  const formats = useFormats();
  const { currency } = invoice;
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th>{t('product')}</th>
          <th className={classes.end}>{t('quantity')}</th>
          <th className={classes.end}>{t('unitPrice')}</th>
          <th className={classes.end}>{t('taxRate')}</th>
          <th className={classes.end}>
            {t('net')} {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line) => (
          <tr key={line.id}>
            <td>
              {line.productCode}{' '}
              {localName({ name: line.productName, names: line.productNames }, locale)}
            </td>
            <td className={classes.end}>{formats.quantity(line.quantity, line.baseUnit)}</td>
            <td className={classes.end}>
              {formats.unitPrice(line.unitPrice, currency, { display: 'none' })}
            </td>
            <td className={classes.end}>{formats.rate(line.taxRate)}</td>
            <td className={classes.end}>
              {formats.money(line.netMinor, currency, { display: 'none' })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SheetSums({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations('receivables');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, invoice.currency, { display: 'code' });
  const settled = invoice.totalMinor - invoice.openMinor;
  return (
    <dl className={classes.sums}>
      <dt>{t('invoice.net')}</dt>
      <dd>{money(invoice.netMinor)}</dd>
      {taxByRate(invoice.lines).map(({ rate, taxMinor }) => (
        <div key={rate} style={{ display: 'contents' }}>
          <dt>{t('sheet.taxAt', { rate: formats.rate(rate) })}</dt>
          <dd>{money(taxMinor)}</dd>
        </div>
      ))}
      <dt data-strong>{t('invoice.total')}</dt>
      <dd data-strong>{money(invoice.totalMinor)}</dd>
      {settled !== 0n && invoice.status !== 'VOID' && (
        <>
          <dt>{t('sheet.paid')}</dt>
          <dd>{money(-settled)}</dd>
          <dt data-strong>{t('sheet.due')}</dt>
          <dd data-strong>{money(invoice.openMinor)}</dd>
        </>
      )}
    </dl>
  );
}
