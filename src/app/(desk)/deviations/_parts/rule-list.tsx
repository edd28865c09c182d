'use client';
// The rules that say when a variance is a deviation; each opens its form.
import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import type { DeviationRuleView } from '@/server/modules/analytics/deviation-schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import { RuleForm } from './rule-form';

export function RuleList({ mayWrite }: { readonly mayWrite: boolean }) {
  const t = useTranslations('deviations.ruleList');
  const all = useTranslations('deviations');
  const query = useQuery(useTRPC().deviations.rules.queryOptions());
  const columns = useRuleColumns();
  const [open, setOpen] = useState<DeviationRuleView | 'new' | null>(null);
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: all('title'), href: '/deviations' }]}
        description={t('about')}
        actions={add || undefined}
      />
      {query.isPending && <LoadingCard lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="deviation-rules"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(rule) => rule.id}
          rowLabel={(rule) => rule.name}
          onOpen={mayWrite ? setOpen : undefined}
          rowTone={(rule) => (rule.active ? undefined : 'muted')}
          maxHeight="none"
          fits
          empty={{ title: t('none'), text: t('noneHint'), action: add || undefined }}
        />
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open === 'new' ? 'add' : 'edit')}
        size="lg"
      >
        {open && <RuleForm rule={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
      </Modal>
    </>
  );
}

function useRuleColumns() {
  const t = useTranslations('deviations.ruleList');
  const all = useTranslations('deviations');
  const formats = useFormats();
  const currency = useOrgCurrency();
  return useMemo(() => {
    const threshold = ({ amountMinor, rate }: DeviationRuleView) =>
      formats.list([
        ...(amountMinor === null ? [] : [formats.money(amountMinor, currency)]),
        ...(rate === null ? [] : [formats.percent(Number(rate))]),
      ]);
    return [
      textColumn<DeviationRuleView>({
        ...{ id: 'code', label: t('code'), width: 130, phone: 'meta' },
        value: (rule) => rule.code,
      }),
      textColumn<DeviationRuleView>({
        ...{ id: 'name', label: t('name'), fixed: true, phone: 'title' },
        value: (rule) => rule.name,
      }),
      textColumn<DeviationRuleView>({
        ...{ id: 'measure', label: t('measure'), phone: 'subtitle' },
        value: (rule) =>
          [
            all(`measure.${rule.measure}`),
            all(`basis.${rule.basis}`),
            all(`span.${rule.span}`),
          ].join(' · '),
      }),
      textColumn<DeviationRuleView>({
        ...{ id: 'threshold', label: t('threshold'), phone: 'value' },
        value: threshold,
      }),
      quantityColumn<DeviationRuleView>({
        ...{ id: 'dueDays', label: t('dueDays'), width: 120, phone: 'meta' },
        value: (rule) => rule.dueDays,
      }),
      textColumn<DeviationRuleView>({
        ...{ id: 'active', label: all('state'), width: 110, phone: 'badge' },
        value: (rule) => t(rule.active ? 'active' : 'off'),
      }),
    ];
  }, [t, all, formats, currency]);
}
