'use client';
// Types of expenses: where each is booked, how it may be paid, what a claim of it must show.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { ExpenseTypeView } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource, statusColumn, textColumn } from '@/ui/tables';
import { TypeDialog } from './type-dialog';

function useTypeColumns() {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const formats = useFormats();
  return useMemo(
    () => [
      textColumn<ExpenseTypeView>({
        id: 'code',
        label: t('field.code'),
        value: (type) => type.code,
        fixed: true,
        width: 140,
        phone: 'subtitle',
      }),
      textColumn<ExpenseTypeView>({
        id: 'name',
        label: t('field.name'),
        value: (type) => localName(type, locale),
        minWidth: 180,
        phone: 'title',
      }),
      statusColumn<ExpenseTypeView>({
        id: 'status',
        label: t('field.status'),
        value: (type) => (type.active ? 'ACTIVE' : 'INACTIVE'),
      }),
      textColumn<ExpenseTypeView>({
        id: 'activity',
        label: t('type.activity'),
        value: (type) => t(`activity.${type.activity}`),
        width: 130,
        phone: 'meta',
      }),
      textColumn<ExpenseTypeView>({
        id: 'account',
        label: t('field.account'),
        value: (type) => `${type.account.code} ${localName(type.account, locale)}`,
        minWidth: 180,
        phone: 'meta',
      }),
      textColumn<ExpenseTypeView>({
        id: 'settlements',
        label: t('type.settlements'),
        value: (type) => formats.list(type.settlements.map((method) => t(`method.${method}`))),
        minWidth: 200,
        phone: 'meta',
      }),
      textColumn<ExpenseTypeView>({
        id: 'needs',
        label: t('type.needs'),
        value: (type) =>
          formats.list([
            ...(type.evidenceMin > 0 ? [t('type.filesCount', { count: type.evidenceMin })] : []),
            ...(type.needsReference ? [t('field.reference')] : []),
            ...(type.needsDealer ? [t('field.dealer')] : []),
          ]),
        minWidth: 220,
        phone: 'meta',
      }),
    ],
    [t, locale, formats],
  );
}

export function TypeList({ mayWrite }: { readonly mayWrite: boolean }) {
  const t = useTranslations('expenses.type');
  const [edited, setEdited] = useState<ExpenseTypeView | 'new' | null>(null);
  const query = useQuery(useTRPC().expenses.types.queryOptions());
  const columns = useTypeColumns();
  const newButton = mayWrite && (
    <Button
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
      onClick={() => setEdited('new')}
    >
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={newButton} />
      {query.isPending && <LoadingCard lines={5} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="expense-types"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(type) => type.id}
          rowLabel={(type) => type.code}
          rowTone={(type) => (type.active ? undefined : 'muted')}
          {...(mayWrite ? { onOpen: setEdited } : {})}
          empty={{ title: t('none'), text: t('noneText'), action: newButton }}
        />
      )}
      {edited && (
        <TypeDialog type={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
