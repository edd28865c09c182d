'use client';
// The short list of tax rates. Orders keep the rate they were placed with.
import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { decimalText, parseDecimal, percentText, rateFromPercent } from '@/kernel/decimal';
import type { TaxRateView } from '@/server/modules/catalog/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DecimalInput, FormActions, requiredText, useAppForm, useSeen } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource, quantityColumn, textColumn, type Column } from '@/ui/tables';

type Rate = z.infer<typeof TaxRateView>;

/** Typed as a percentage, kept as a share. */
const rateField = z.string().transform((text, context) => {
  const percent = parseDecimal(text, 4);
  const rate = percent.ok ? decimalText(rateFromPercent(percent.value)) : null;
  if (rate !== null && !rate.startsWith('-') && Number(rate) <= 1) return rate;
  const code = percent.ok ? 'catalog.badRate' : percent.code;
  const params = percent.ok ? {} : { ...percent.params };
  context.addIssue({ code: 'custom', message: code, input: text, params });
  return z.NEVER;
});
const schema = z.object({ code: requiredText(60), name: requiredText(200), rate: rateField });

export function TaxRates({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('catalog.tax');
  const trpc = useTRPC();
  const query = useQuery(trpc.catalog.listTaxRates.queryOptions());
  const [open, setOpen] = useState<Rate | 'new' | null>(null);
  const [removed, setRemoved] = useState<Rate | null>(null);
  const refresh = [trpc.catalog.pathFilter()];
  const remove = useWrite(trpc.catalog.removeTaxRate, { refresh });
  const columns = useColumns(canWrite ? setRemoved : null);
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  if (query.isPending) return <LoadingCard lines={4} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const newest = (rate: Rate) => query.data.find(({ code }) => code === rate.code) ?? rate;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ label: t('products'), href: '/products' }]}
        actions={add || undefined}
      />
      <DataTable
        tableId="tax-rates"
        label={t('title')}
        columns={columns}
        source={fixedSource(query.data)}
        rowKey={(rate) => rate.code}
        rowLabel={(rate) => rate.name}
        onOpen={canWrite ? setOpen : undefined}
        maxHeight="none"
        empty={{ title: t('none'), text: t('noneHint'), action: add || undefined }}
      />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? t('add') : t('edit')}
      >
        {open && (
          <RateForm rate={open === 'new' ? null : newest(open)} onDone={() => setOpen(null)} />
        )}
      </Modal>
      {removed && (
        <ConfirmAction
          opened
          onClose={() => setRemoved(null)}
          title={t('removeTitle', { name: removed.name })}
          confirmLabel={t('remove')}
          tone="danger"
          onConfirm={async () => {
            await remove.mutateAsync({ code: removed.code, seen: removed });
            notifyDone(t('removed'));
          }}
        />
      )}
    </>
  );
}

function useColumns(onRemove: ((rate: Rate) => void) | null) {
  const t = useTranslations();
  const formats = useFormats();
  return useMemo(() => {
    const columns: Column<Rate>[] = [
      textColumn<Rate>({
        id: 'code',
        label: t('common.field.code'),
        value: (rate) => rate.code,
        width: 150,
        fixed: true,
        phone: 'subtitle',
      }),
      textColumn<Rate>({
        id: 'name',
        label: t('common.field.name'),
        value: (rate) => rate.name,
        phone: 'title',
      }),
      textColumn<Rate>({
        id: 'rate',
        label: t('catalog.tax.rate'),
        value: (rate) => formats.rate(rate.rate),
        align: 'end',
        width: 110,
        phone: 'value',
      }),
      quantityColumn<Rate>({
        id: 'products',
        label: t('catalog.tax.used'),
        value: (rate) => rate.products,
        phone: 'meta',
      }),
    ];
    if (!onRemove) return columns;
    const removal: Column<Rate> = {
      id: 'remove',
      label: t('catalog.tax.remove'),
      width: 90,
      fixed: true,
      phone: 'action',
      cell: (rate) => (
        <ActionIcon
          aria-label={t('catalog.tax.removeTitle', { name: rate.name })}
          onClick={(event) => {
            event.stopPropagation();
            onRemove(rate);
          }}
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      ),
    };
    return [...columns, removal];
  }, [t, formats, onRemove]);
}

function RateForm({ rate, onDone }: { readonly rate: Rate | null; readonly onDone: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const save = useWrite(trpc.catalog.saveTaxRate, { refresh: [trpc.catalog.pathFilter()] });
  const { seen, follow } = useSeen(rate);
  const state = useAppForm({
    schema,
    initialValues: rate
      ? { code: rate.code, name: rate.name, rate: percentText(rate.rate) }
      : { code: '', name: '', rate: '' },
    onSubmit: (values) => save.mutateAsync({ ...values, seen: seen ?? undefined }),
    onSaved: () => {
      notifyDone(t('common.form.saved'));
      onDone();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false} onLoaded={follow}>
      <TextInput
        label={t('common.field.code')}
        required
        readOnly={rate !== null}
        data-autofocus={rate === null || undefined}
        {...field('code')}
      />
      <TextInput label={t('common.field.name')} required {...field('name')} />
      <DecimalInput label={t('catalog.tax.rate')} required suffix="%" {...field('rate')} />
      <FormActions onCancel={onDone} />
    </AppForm>
  );
}
