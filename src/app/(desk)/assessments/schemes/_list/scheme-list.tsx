'use client';
// What is assessed, how often, and when it was last.
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import type { SchemeRow } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage } from '@/ui/states';
import {
  DataTable,
  dateColumn,
  fixedSource,
  quantityColumn,
  statusColumn,
  textColumn,
} from '@/ui/tables';

function useSchemeColumns() {
  const t = useTranslations('assessments');
  const locale = useLocale();
  return useMemo(
    () => [
      textColumn<SchemeRow>({
        id: 'code',
        label: t('field.code'),
        value: (row) => row.code,
        fixed: true,
        width: 190,
        phone: 'meta',
      }),
      textColumn<SchemeRow>({
        id: 'name',
        label: t('field.name'),
        value: (row) => localName(row, locale),
        minWidth: 220,
        phone: 'title',
      }),
      statusColumn<SchemeRow>({
        id: 'active',
        label: t('field.status'),
        value: (row) => (row.active ? 'ACTIVE' : 'INACTIVE'),
      }),
      textColumn<SchemeRow>({
        id: 'subjectKind',
        label: t('field.subjectKind'),
        value: (row) => t(`kind.${row.subjectKind}`),
        width: 180,
        phone: 'subtitle',
      }),
      textColumn<SchemeRow>({
        id: 'frequency',
        label: t('field.frequency'),
        value: (row) => t(`frequency.${row.frequency}`),
        width: 150,
        phone: 'meta',
      }),
      quantityColumn<SchemeRow>({
        id: 'indicators',
        label: t('schemes.indicators'),
        value: (row) => row.indicators,
        width: 110,
        phone: 'value',
      }),
      dateColumn<SchemeRow>({
        id: 'lastPeriod',
        label: t('schemes.lastPeriod'),
        value: (row) => row.lastPeriodTo,
        width: 140,
        phone: 'meta',
      }),
    ],
    [t, locale],
  );
}

export function SchemeList({ mayWrite }: { readonly mayWrite: boolean }) {
  const t = useTranslations('assessments');
  const query = useQuery(useTRPC().assessments.schemes.queryOptions());
  const columns = useSchemeColumns();
  const create = mayWrite && (
    <LinkButton
      href="/assessments/schemes/new"
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
    >
      {t('schemes.new')}
    </LinkButton>
  );
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingPage />;
  return (
    <>
      <PageHeader
        title={t('schemes.title')}
        crumbs={[{ label: t('title'), href: '/assessments' }]}
        actions={create}
      />
      <DataTable
        tableId="assessment-schemes"
        label={t('schemes.title')}
        columns={columns}
        source={fixedSource(query.data)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/assessments/schemes/${row.id}`}
        rowLabel={(row) => row.code}
        empty={{ title: t('schemes.none'), text: t('schemes.noneText'), action: create }}
        maxHeight="none"
      />
    </>
  );
}
