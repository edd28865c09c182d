'use client';
// An order as it goes to the dealer or into the binder: on paper, or into a PDF through the browser's
// print dialog.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { decimalText } from '@/kernel/decimal';
import { localName } from '@/kernel/local-names';
import type { OrderFacts } from '@/server/modules/orders/entry-schemas';
import type { OrderView } from '@/server/modules/orders/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import classes from '../../_paper/sheet.module.css';
import { taxByRate } from '../../_paper/tax-by-rate';
import { addressLines } from './address';

export interface OrderSheetProps {
  readonly orderId: string;
  readonly seller: string;
}

export function OrderSheet({ orderId, seller }: OrderSheetProps) {
  const t = useTranslations('orders');
  const common = useTranslations('common.action');
  const trpc = useTRPC();
  const query = useQuery(trpc.orders.byId.queryOptions({ orderId }));
  const facts = useQuery(trpc.orders.facts.queryOptions({ orderId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const order = query.data;
  const print = (
    <Button
      leftSection={<IconPrinter size={16} stroke={1.7} />}
      onClick={() => window.print()}
      disabled={!order}
    >
      {common('print')}
    </Button>
  );
  return (
    <>
      <div className={classes.screenOnly}>
        <PageHeader
          title={t('sheet.print')}
          crumbs={[
            { label: t('title'), href: '/orders' },
            { label: order?.number ?? t('field.number'), href: `/orders/${orderId}` },
          ]}
          actions={print}
        />
      </div>
      {order ? (
        <Sheet order={order} shipTo={facts.data?.shipTo ?? null} seller={seller} />
      ) : (
        <LoadingCard lines={10} />
      )}
    </>
  );
}

interface SheetProps {
  readonly order: OrderView;
  readonly shipTo: OrderFacts['shipTo'];
  readonly seller: string;
}

/** States a reader of the paper must not overlook. */
const STAMPS = { CANCELLED: 'cancelled', REJECTED: 'rejected', DRAFT: 'draft' } as const;

function Sheet({ order, shipTo, seller }: SheetProps) {
  const t = useTranslations('orders');
  const stamp = STAMPS[order.status as keyof typeof STAMPS];
  return (
    // On a phone it is wider than the window: the keyboard scrolls it too.
    <article className={classes.sheet} tabIndex={0}>
      {stamp && <p className={classes.void}>{t(`sheet.${stamp}`)}</p>}
      <SheetHead order={order} />
      <section className={classes.parties}>
        <div>
          <div className={classes.label}>{t('sheet.seller')}</div>
          <strong>{seller}</strong>
        </div>
        <div>
          <div className={classes.label}>{t('sheet.dealer')}</div>
          <strong>{order.dealerName}</strong>
          <div>{order.dealerCode}</div>
          {shipTo && (
            <>
              <div className={`${classes.label} ${classes.below}`}>{t('sheet.shipTo')}</div>
              <div className={classes.address}>{addressLines(shipTo).join('\n')}</div>
            </>
          )}
        </div>
      </section>
      <SheetLines order={order} />
      <SheetSums order={order} />
      {order.note && (
        <section className={classes.note}>
          <div className={classes.label}>{t('field.note')}</div>
          <div className={classes.address}>{order.note}</div>
        </section>
      )}
    </article>
  );
}

function SheetHead({ order }: { readonly order: OrderView }) {
  const t = useTranslations('orders');
  const formats = useFormats();
  return (
    <header className={classes.head}>
      <div>
        <h2 className={classes.title}>{t('sheet.title')}</h2>
        <div>{order.number}</div>
      </div>
      <dl className={classes.dates}>
        <dt>{t('field.orderedOn')}</dt>
        <dd>{formats.date(order.orderedOn)}</dd>
        {order.requestedOn && (
          <>
            <dt>{t('field.requestedOn')}</dt>
            <dd>{formats.date(order.requestedOn)}</dd>
          </>
        )}
        {order.dealerPoNumber && (
          <>
            <dt>{t('field.poNumber')}</dt>
            <dd>{order.dealerPoNumber}</dd>
          </>
        )}
      </dl>
    </header>
  );
}

const isDiscounted = (rate: string) => decimalText(rate) !== '0';

function SheetLines({ order }: { readonly order: OrderView }) {
  const t = useTranslations('orders');
  const locale = useLocale();
  const formats = useFormats();
  const { currency, approvedAt } = order;
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th>{t('field.product')}</th>
          <th className={classes.end}>{t('field.quantity')}</th>
          {approvedAt && <th className={classes.end}>{t('sheet.approved')}</th>}
          <th className={classes.end}>{t('field.price')}</th>
          <th className={classes.end}>
            {t('field.net')} {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.id}>
            <td>
              {line.productCode}{' '}
              {localName({ name: line.productName, names: line.productNames }, locale)}
              {line.note && <div className={classes.label}>{line.note}</div>}
            </td>
            <td className={classes.end}>{formats.quantity(line.requested, line.baseUnit)}</td>
            {approvedAt && (
              <td className={classes.end}>
                {formats.quantity(line.approved, line.baseUnit)}
                {line.cutReason && <div className={classes.label}>{line.cutReason}</div>}
              </td>
            )}
            <td className={classes.end}>
              {formats.unitPrice(line.unitPrice, currency, { display: 'none' })}
              {isDiscounted(line.discountRate) && (
                <div className={classes.label}>
                  {t('sheet.discountAt', { rate: formats.rate(line.discountRate) })}
                </div>
              )}
            </td>
            <td className={classes.end}>
              {formats.money(line.netMinor, currency, { display: 'none' })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SheetSums({ order }: { readonly order: OrderView }) {
  const t = useTranslations('orders');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, order.currency, { display: 'code' });
  return (
    <dl className={classes.sums}>
      <dt>{t('field.net')}</dt>
      <dd>{money(order.netMinor)}</dd>
      {taxByRate(order.lines).map(({ rate, taxMinor }) => (
        <div key={rate} style={{ display: 'contents' }}>
          <dt>{t('sheet.taxAt', { rate: formats.rate(rate) })}</dt>
          <dd>{money(taxMinor)}</dd>
        </div>
      ))}
      <dt data-strong>{t('field.total')}</dt>
      <dd data-strong>{money(order.totalMinor)}</dd>
    </dl>
  );
}
