'use client';
// What was done with a dealer, kind by kind, newest first.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { DataTable, useListSource, type Column, type ListSource } from '@/ui/tables';
import { useInvoiceColumns } from '../../invoices/_list/invoice-columns';
import { useOrderColumns } from '../../orders/_list/order-columns';
import { useReceiptColumns } from '../../receipts/_list/receipt-list';
import { useReturnColumns } from '../../returns/_list/return-list';
import { useShipmentColumns } from '../../shipments/_list/shipment-columns';

export const DOCUMENT_KINDS = ['orders', 'shipments', 'invoices', 'receipts', 'returns'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const PAGES = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor };
const KEEP = { ...PAGES, placeholderData: keepPreviousData } as const;

interface OfDealer {
  readonly dealerId: string;
}

export function DealerDocuments({ kind, dealerId }: OfDealer & { readonly kind: DocumentKind }) {
  switch (kind) {
    case 'orders':
      return <Orders dealerId={dealerId} />;
    case 'shipments':
      return <Shipments dealerId={dealerId} />;
    case 'invoices':
      return <Invoices dealerId={dealerId} />;
    case 'receipts':
      return <Receipts dealerId={dealerId} />;
    case 'returns':
      return <Returns dealerId={dealerId} />;
  }
}

interface DocumentTableProps<Row> {
  readonly kind: DocumentKind;
  readonly columns: readonly Column<Row>[];
  readonly source: ListSource<Row>;
}

function DocumentTable<Row extends { readonly id: string; readonly number: string }>(
  props: DocumentTableProps<Row>,
) {
  const { kind, columns, source } = props;
  const t = useTranslations('dealers');
  return (
    <DataTable
      tableId={`dealer-${kind}`}
      label={t(`tab.${kind}`)}
      // The page already says whose they are.
      columns={columns.filter(({ id }) => id !== 'dealer')}
      source={source}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.number}
      rowHref={(row) => `/${kind}/${row.id}`}
      empty={{ title: t(`noDocuments.${kind}`), text: t('noDocumentsHint') }}
    />
  );
}

function Orders({ dealerId }: OfDealer) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(trpc.orders.list.infiniteQueryOptions({ dealerId }, KEEP));
  const source = useListSource(query);
  return <DocumentTable kind="orders" columns={useOrderColumns(true)} source={source} />;
}

function Shipments({ dealerId }: OfDealer) {
  const trpc = useTRPC();
  const options = trpc.fulfilment.shipments.infiniteQueryOptions({ dealerId }, KEEP);
  const source = useListSource(useInfiniteQuery(options));
  return <DocumentTable kind="shipments" columns={useShipmentColumns(true)} source={source} />;
}

function Invoices({ dealerId }: OfDealer) {
  const trpc = useTRPC();
  const options = trpc.receivables.invoices.infiniteQueryOptions({ dealerId }, KEEP);
  const source = useListSource(useInfiniteQuery(options));
  return <DocumentTable kind="invoices" columns={useInvoiceColumns()} source={source} />;
}

function Receipts({ dealerId }: OfDealer) {
  const trpc = useTRPC();
  const options = trpc.receivables.receipts.infiniteQueryOptions({ dealerId }, KEEP);
  const source = useListSource(useInfiniteQuery(options));
  return <DocumentTable kind="receipts" columns={useReceiptColumns()} source={source} />;
}

function Returns({ dealerId }: OfDealer) {
  const trpc = useTRPC();
  const options = trpc.fulfilment.returns.infiniteQueryOptions({ dealerId }, KEEP);
  const source = useListSource(useInfiniteQuery(options));
  return <DocumentTable kind="returns" columns={useReturnColumns(true)} source={source} />;
}
