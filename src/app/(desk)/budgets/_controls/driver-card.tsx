'use client';
// Budgets that grow with sales: a share of what is shipped.
import { Button, Group, Modal, Select, Switch, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { decimalText, percentText, rateFromPercent } from '@/kernel/decimal';
import { NO_ONE } from '@/kernel/ids';
import { localName } from '@/kernel/local-names';
import type { DriverView } from '@/server/modules/budgets/control-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DecimalInput, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { ErrorState, LoadingRows } from '@/ui/states';
import { DataTable, fixedSource, moneyColumn, textColumn } from '@/ui/tables';
import { SectionCard } from '../../_frame/section-card';
import { nodeName, type Trees } from '../_parts/use-trees';

interface DriverCardProps {
  readonly trees: Trees;
  readonly canWrite: boolean;
  readonly currency: string;
}

export function DriverCard({ trees, canWrite, currency }: DriverCardProps) {
  const t = useTranslations('budgets.driver');
  const query = useQuery(useTRPC().budgets.drivers.queryOptions());
  const [open, setOpen] = useState<DriverView | 'new' | null>(null);
  const columns = useMemo(
    () => [
      textColumn<DriverView>({
        ...{ id: 'code', label: t('code'), width: 120, fixed: true, phone: 'title' },
        value: (row) => row.code,
      }),
      textColumn<DriverView>({
        ...{ id: 'year', label: t('year'), width: 80, phone: 'meta' },
        value: (row) => row.yearCode,
      }),
      textColumn<DriverView>({
        ...{ id: 'cell', label: t('cell'), minWidth: 240, phone: 'subtitle' },
        value: (row) =>
          (['centre', 'account', 'programme'] as const)
            .flatMap((part) => nodeName(trees, row[`${part}Id`], row[part]) ?? [])
            .join(' · '),
      }),
      textColumn<DriverView>({
        ...{ id: 'rate', label: t('rate'), width: 100, phone: 'meta', align: 'end' },
        value: (row) => `${percentText(row.rate)} %`,
      }),
      textColumn<DriverView>({
        ...{ id: 'sales', label: t('sales'), minWidth: 140, phone: 'meta' },
        value: (row) => [row.region, row.category].filter(Boolean).join(' · ') || t('allSales'),
      }),
      moneyColumn<DriverView>({
        ...{ id: 'flex', label: t('flex'), phone: 'value' },
        value: (row) => ({ minor: row.flexMinor, currency }),
      }),
    ],
    [t, currency, trees],
  );
  return (
    <SectionCard
      title={t('title')}
      text={t('text')}
      action={
        canWrite && (
          <Button size="xs" variant="default" onClick={() => setOpen('new')}>
            {t('new')}
          </Button>
        )
      }
    >
      {query.isPending && <LoadingRows rows={3} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="budget-drivers"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(row) => row.id}
          onOpen={canWrite ? setOpen : undefined}
          rowTone={(row) => (row.active ? undefined : 'muted')}
          maxHeight="none"
          fits
          empty={{ title: t('none') }}
        />
      )}
      {open !== null && (
        <Modal opened onClose={() => setOpen(null)} title={t('title')} size="lg">
          <DriverForm
            driver={open === 'new' ? null : open}
            trees={trees}
            onClose={() => setOpen(null)}
          />
        </Modal>
      )}
    </SectionCard>
  );
}

const schema = z.object({
  version: z.number(),
  code: requiredText(60),
  yearId: requiredText(),
  centreId: requiredText(),
  accountId: requiredText(),
  programmeId: z.string().nullable(),
  rate: z.string().regex(/^\d{1,4}(\.\d{1,4})?$/, 'budgets.badRate'),
  regionId: z.string().nullable(),
  categoryId: z.string().nullable(),
  active: z.boolean(),
});

type Values = z.input<typeof schema>;

const valuesOf = (driver: DriverView | null): Values => ({
  ...{ version: 0, code: '', yearId: '', centreId: '', accountId: '', active: true },
  ...{ regionId: null, categoryId: null, ...driver },
  programmeId: driver && driver.programmeId !== NO_ONE ? driver.programmeId : null,
  rate: driver ? percentText(driver.rate) : '',
});

interface DriverFormProps {
  readonly driver: DriverView | null;
  readonly trees: Trees;
  readonly onClose: () => void;
}

/** What is compared where somebody saved the driver first. */
function useConflict(driver: DriverView | null, trees: Trees) {
  const t = useTranslations('budgets.driver');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const regions = useQuery(trpc.dealers.regions.list.queryOptions()).data ?? [];
  const categories = useQuery(trpc.catalog.listCategories.queryOptions()).data ?? [];
  const nameOf = (id: unknown) =>
    trees.names.get(String(id)) ??
    [...regions, ...categories].find((one) => one.id === id)?.name ??
    '';
  const fields = [
    ...(['code', 'rate'] as const).map((path) => ({ path, label: t(path) })),
    ...(['centre', 'account', 'programme', 'region', 'category'] as const).map((part) => ({
      path: `${part}Id` as const,
      label: t(part),
      format: nameOf,
    })),
    { path: 'active' as const, label: t('active'), format: (on: unknown) => (on ? '✓' : '–') },
  ];
  const newest = async ({ id }: DriverView) => {
    const options = trpc.budgets.drivers.queryOptions(undefined, { staleTime: 0 });
    const drivers = await queries.fetchQuery(options);
    return valuesOf(drivers.find((one) => one.id === id) ?? null);
  };
  return driver ? { load: () => newest(driver), fields } : undefined;
}

function DriverForm({ driver, trees, onClose }: DriverFormProps) {
  const t = useTranslations('budgets.driver');
  const locale = useLocale();
  const trpc = useTRPC();
  const regions = useQuery(trpc.dealers.regions.list.queryOptions()).data ?? [];
  const categories = useQuery(trpc.catalog.listCategories.queryOptions()).data ?? [];
  const refresh = [trpc.budgets.drivers.pathFilter()];
  const create = useWrite(trpc.budgets.createDriver, { refresh });
  const update = useWrite(trpc.budgets.saveDriver, { refresh });
  const conflict = useConflict(driver, trees);
  const state = useAppForm({
    schema,
    initialValues: valuesOf(driver),
    onSubmit: ({ version, rate, programmeId, ...values }) => {
      const share = decimalText(rateFromPercent(rate));
      const input = { ...values, rate: share, programmeId: programmeId ?? NO_ONE };
      if (!driver) return create.mutateAsync(input);
      return update.mutateAsync({ ...input, id: driver.id, version });
    },
    conflict,
    onSaved: () => {
      notifyDone(t('saved'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  const options = trees.offered({
    named: [driver?.centreId, driver?.accountId, driver?.programmeId],
  });
  const years = trees.years.map(({ id, code }) => ({ value: id, label: code }));
  const named = (nodes: readonly { id: string; code: string; name: string }[]) =>
    nodes.map((node) => ({ value: node.id, label: `${node.code} ${localName(node, locale)}` }));
  return (
    <AppForm state={state}>
      <Group grow align="flex-start">
        <TextInput label={t('code')} required {...field('code')} />
        <Select
          label={t('year')}
          required
          data={years}
          allowDeselect={false}
          {...field('yearId')}
        />
        <DecimalInput label={t('rate')} required {...field('rate')} />
      </Group>
      <Select
        label={t('centre')}
        required
        searchable
        data={options.centres}
        allowDeselect={false}
        {...field('centreId')}
      />
      <Select
        label={t('account')}
        required
        searchable
        data={options.leaves}
        allowDeselect={false}
        {...field('accountId')}
      />
      <Select
        label={t('programme')}
        searchable
        clearable
        data={options.programmes}
        {...field('programmeId')}
      />
      <Group grow align="flex-start">
        <Select label={t('region')} clearable data={named(regions)} {...field('regionId')} />
        <Select label={t('category')} clearable data={named(categories)} {...field('categoryId')} />
      </Group>
      <Switch label={t('active')} {...field('active', { type: 'checkbox' })} />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
