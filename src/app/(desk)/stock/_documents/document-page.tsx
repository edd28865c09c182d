'use client';
// One posted receipt or adjustment with its lines.
import { Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { StockDocumentView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText, DateTimeText, Nothing } from '@/ui/cells';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import { Delta } from '../_card/delta';
import { Fact, Facts } from '../_parts/facts';
import parts from '../_parts/parts.module.css';
import { useProductName } from '../_parts/product-name';
import { useReasonWords } from './document-list';

type DocumentLine = StockDocumentView['lines'][number];

export function DocumentPage({ documentId }: { readonly documentId: string }) {
  const trpc = useTRPC();
  const document = useQuery(trpc.inventory.document.queryOptions({ documentId }));
  if (document.data) return <DocumentContent document={document.data} />;
  if (document.isError) {
    return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
  }
  return <LoadingPage />;
}

function useLineColumns() {
  const t = useTranslations('inventory');
  const nameOf = useProductName();
  return useMemo(
    () => [
      textColumn<DocumentLine>({
        id: 'line',
        label: t('field.line'),
        value: (row) => String(row.lineNo),
        width: 64,
        phone: 'hidden',
      }),
      textColumn<DocumentLine>({
        id: 'product',
        label: t('field.product'),
        value: (row) => row.productCode,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      textColumn<DocumentLine>({
        id: 'name',
        label: t('field.name'),
        value: nameOf,
        phone: 'subtitle',
      }),
      {
        ...quantityColumn<DocumentLine>({
          id: 'quantity',
          label: t('field.quantity'),
          value: (row) => row.quantity,
          phone: 'value' as const,
        }),
        cell: (row: DocumentLine) => <Delta value={row.quantity} />,
      },
      textColumn<DocumentLine>({
        id: 'unit',
        label: t('field.unit'),
        value: (row) => row.baseUnit,
        width: 90,
        phone: 'hidden',
      }),
      textColumn<DocumentLine>({
        id: 'note',
        label: t('field.note'),
        value: (row) => row.note,
        phone: 'meta',
      }),
    ],
    [t, nameOf],
  );
}

function DocumentContent({ document }: { readonly document: StockDocumentView }) {
  const t = useTranslations('inventory');
  const reasonWords = useReasonWords();
  const columns = useLineColumns();
  return (
    <div className={parts.page}>
      <PageHeader
        title={document.number}
        badge={<StatusBadge status="POSTED" size="lg" />}
        description={t(`document.${document.kind}`)}
        crumbs={[
          { label: t('title'), href: '/stock' },
          { label: t('tab.documents'), href: '/stock/documents' },
        ]}
      />
      <Card>
        <Facts>
          <Fact label={t('field.date')}>
            <DateText date={document.occurredOn} />
          </Fact>
          <Fact label={t('field.warehouse')}>{document.warehouseCode}</Fact>
          {document.reason && <Fact label={t('field.reason')}>{reasonWords(document.reason)}</Fact>}
          <Fact label={t('field.reference')}>{document.reference ?? <Nothing />}</Fact>
          <Fact label={t('field.postedBy')}>{document.createdBy ?? t('field.system')}</Fact>
          <Fact label={t('field.postedAt')}>
            <DateTimeText at={document.createdAt} />
          </Fact>
        </Facts>
      </Card>
      <DataTable
        tableId="stock-document-lines"
        label={t('field.lines')}
        columns={columns}
        source={fixedSource(document.lines)}
        rowKey={(row) => String(row.lineNo)}
        rowHref={(row) => `/stock/${row.productId}`}
        rowLabel={(row) => row.productCode}
        maxHeight="none"
      />
    </div>
  );
}
