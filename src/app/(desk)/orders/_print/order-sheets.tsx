'use client';
// Orders as they go to the dealer or into the binder: on paper, or into a PDF through the browser's
// print dialog.
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { decimalText } from '@/kernel/decimal';
import { localName } from '@/kernel/local-names';
import type { OrderSheet } from '@/server/modules/orders/sheet-schemas';
import { useTRPC } from '@/trpc/client';
import { PaperPage } from '../../_paper/paper-page';
import {
  PaperLines,
  PaperNote,
  PaperParties,
  PaperParty,
  PaperSheet,
  PaperSums,
  type PaperColumn,
} from '../../_paper/paper-sheet';
import classes from '../../_paper/sheet.module.css';
import { taxByRate } from '../../_paper/tax-by-rate';

export interface OrderSheetsProps {
  readonly orderIds: readonly string[];
  readonly seller: string;
}

export function OrderSheets({ orderIds, seller }: OrderSheetsProps) {
  const t = useTranslations('orders');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.orders.sheets.queryOptions({ orderIds: [...orderIds] }, { enabled: orderIds.length > 0 }),
  );
  const orders = query.data ?? [];
  return (
    <PaperPage
      title={t('sheet.print')}
      list={{ label: t('title'), href: '/orders' }}
      query={query}
      ids={orderIds}
      documents={orders}
    >
      {orders.map((order) => (
        <Sheet key={order.id} order={order} seller={seller} />
      ))}
    </PaperPage>
  );
}

/** States a reader of the paper must not overlook. */
const STAMPS = { CANCELLED: 'cancelled', REJECTED: 'rejected', DRAFT: 'draft' } as const;

function Sheet({ order, seller }: { readonly order: OrderSheet; readonly seller: string }) {
  const t = useTranslations('orders');
  const formats = useFormats();
  const columns = useOrderLineColumns(order);
  const stamp = STAMPS[order.status as keyof typeof STAMPS];
  return (
    <PaperSheet
      title={t('sheet.title')}
      number={order.number}
      stamp={stamp && t(`sheet.${stamp}`)}
      facts={[
        [t('field.orderedOn'), formats.date(order.orderedOn)],
        [t('field.requestedOn'), order.requestedOn && formats.date(order.requestedOn)],
        [t('field.poNumber'), order.dealerPoNumber],
      ]}
    >
      <PaperParties>
        <PaperParty label={t('sheet.seller')} name={seller} />
        <PaperParty label={t('sheet.dealer')} name={order.dealerName} lines={[order.dealerCode]} />
        {order.shipTo.length > 0 && <PaperParty label={t('sheet.shipTo')} lines={order.shipTo} />}
      </PaperParties>
      <PaperLines columns={columns} lines={order.lines} />
      <PaperSums
        currency={order.currency}
        sums={[
          { label: t('field.net'), minor: order.netMinor },
          ...taxByRate(order.lines).map(({ rate, taxMinor }) => ({
            label: t('sheet.taxAt', { rate: formats.rate(rate) }),
            minor: taxMinor,
          })),
          { label: t('field.total'), minor: order.totalMinor, isStrong: true },
        ]}
      />
      {order.note && <PaperNote label={t('field.note')} text={order.note} />}
    </PaperSheet>
  );
}

const isDiscounted = (rate: string) => decimalText(rate) !== '0';

function useOrderLineColumns({
  currency,
  approvedAt,
}: OrderSheet): PaperColumn<OrderSheet['lines'][number]>[] {
  const t = useTranslations('orders');
  const locale = useLocale();
  const formats = useFormats();
  const small = (text: string) => <div className={classes.label}>{text}</div>;
  return [
    {
      id: 'product',
      label: t('field.product'),
      cell: (line) => (
        <>
          {line.productCode}{' '}
          {localName({ name: line.productName, names: line.productNames }, locale)}
          {line.note && small(line.note)}
        </>
      ),
    },
    {
      id: 'quantity',
      label: t('field.quantity'),
      isEnd: true,
      cell: (line) => formats.quantity(line.requested, line.baseUnit),
    },
    ...(approvedAt
      ? [
          {
            id: 'approved',
            label: t('sheet.approved'),
            isEnd: true,
            cell: (line: OrderSheet['lines'][number]) => (
              <>
                {formats.quantity(line.approved, line.baseUnit)}
                {line.cutReason && small(line.cutReason)}
              </>
            ),
          },
        ]
      : []),
    {
      id: 'price',
      label: t('field.price'),
      isEnd: true,
      cell: (line) => (
        <>
          {formats.unitPrice(line.unitPrice, currency, { display: 'none' })}
          {isDiscounted(line.discountRate) &&
            small(t('sheet.discountAt', { rate: formats.rate(line.discountRate) }))}
        </>
      ),
    },
    {
      id: 'net',
      label: `${t('field.net')} ${currency}`,
      isEnd: true,
      cell: (line) => formats.money(line.netMinor, currency, { display: 'none' }),
    },
  ];
}
