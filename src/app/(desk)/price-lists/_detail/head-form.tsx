'use client';
// The head of a price list: code, name, currency, validity, priority, status.
import { Autocomplete, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useOrgCurrency } from '@/i18n/formats';
import { PRICE_LIST_STATUSES, type PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DateField,
  FormActions,
  optionalDateField,
  requiredText,
  useAppForm,
} from '@/ui/forms';
import { useStatusLabel } from '@/ui/states';
import { COMMON_CURRENCIES } from '../../_fields/currencies';

const WHOLE = /^-?\d{1,4}$/;

const schema = z.object({
  version: z.number().int(),
  code: requiredText(60),
  name: requiredText(200),
  currency: requiredText(3),
  validFrom: optionalDateField(),
  validTo: optionalDateField(),
  priority: z
    .string()
    .trim()
    .regex(WHOLE, 'request.invalid_format')
    .transform((text) => Number(text)),
  status: z.enum(PRICE_LIST_STATUSES),
});
type Values = z.input<typeof schema>;

function valuesOf(list: PriceListView | undefined, homeCurrency: string): Values {
  return {
    version: list?.version ?? 0,
    code: list?.code ?? '',
    name: list?.name ?? '',
    currency: list?.currency ?? homeCurrency,
    validFrom: list?.validFrom ?? '',
    validTo: list?.validTo ?? '',
    priority: String(list?.priority ?? 0),
    status: list?.status ?? 'ACTIVE',
  };
}

export interface HeadFormProps {
  /** Absent: a new list. */
  readonly list?: PriceListView;
  readonly onSaved: (id: string) => void;
  readonly onCancel?: () => void;
}

export function HeadForm({ list, onSaved, onCancel }: HeadFormProps) {
  const t = useTranslations();
  const statusLabel = useStatusLabel();
  const state = useHeadForm(list, onSaved);
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={list !== undefined}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('common.field.code')}
          required
          data-autofocus={list ? undefined : true}
          autoComplete="off"
          {...field('code')}
        />
        <TextInput label={t('common.field.name')} required autoComplete="off" {...field('name')} />
        <Autocomplete
          label={t('common.field.currency')}
          description={list && list.items > 0 ? t('catalog.prices.currencyHint') : undefined}
          required
          maxLength={3}
          data={COMMON_CURRENCIES}
          readOnly={list !== undefined && list.items > 0}
          {...field('currency')}
        />
        <Select
          label={t('common.field.status')}
          allowDeselect={false}
          checkIconPosition="right"
          data={PRICE_LIST_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
          {...field('status')}
        />
        <DateField label={t('common.field.validFrom')} {...field('validFrom')} />
        <DateField label={t('common.field.validTo')} {...field('validTo')} />
        <TextInput
          label={t('catalog.prices.priority')}
          description={t('catalog.prices.priorityHint')}
          inputMode="numeric"
          {...field('priority')}
        />
      </SimpleGrid>
      <FormActions onCancel={onCancel} />
    </AppForm>
  );
}

function useHeadForm(list: PriceListView | undefined, onSaved: (id: string) => void) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const homeCurrency = useOrgCurrency();
  const refresh = [trpc.catalog.prices.pathFilter()];
  const create = useWrite(trpc.catalog.prices.createList, { refresh });
  const update = useWrite(trpc.catalog.prices.updateList, { refresh });
  return useAppForm({
    schema,
    initialValues: valuesOf(list, homeCurrency),
    onSubmit: (values) =>
      list ? update.mutateAsync({ ...values, id: list.id }) : create.mutateAsync(values),
    onSaved: ({ id }) => {
      notifyDone(t('common.form.saved'));
      onSaved(id);
    },
    conflict: list && {
      load: async () =>
        valuesOf(await client.catalog.prices.getList.query({ id: list.id }), homeCurrency),
      fields: [
        { path: 'code', label: t('common.field.code') },
        { path: 'name', label: t('common.field.name') },
        { path: 'currency', label: t('common.field.currency') },
        { path: 'validFrom', label: t('common.field.validFrom') },
        { path: 'validTo', label: t('common.field.validTo') },
        { path: 'priority', label: t('catalog.prices.priority') },
        { path: 'status', label: t('common.field.status') },
      ],
    },
  });
}
