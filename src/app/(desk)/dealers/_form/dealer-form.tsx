'use client';
// Everything about a dealer that is typed. Used for a new one and for a change; the credit limit
// belongs to the account and is set there.
import { Autocomplete, Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useOrgCurrency } from '@/i18n/formats';
import { TERMS_KINDS, type DealerView } from '@/server/modules/dealers/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { COMMON_CURRENCIES } from '../../_fields/currencies';
import { SectionCard } from '../../_frame/section-card';
import type { FieldProps } from '../../_tree/names-fields';
import { TreeSelect } from '../../_tree/tree-select';
import { dealerSchema, newDealer, valuesOf } from './dealer-values';

export interface DealerFormProps {
  /** Absent: a new one. */
  readonly dealer?: DealerView;
}

export function DealerForm({ dealer }: DealerFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const state = useDealerForm(dealer, (id) => {
    notifyDone(t('common.form.saved'));
    router.push(`/dealers/${id}`);
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state}>
      <SectionCard title={t('dealers.identity')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('common.field.code')}
            required
            autoFocus={!dealer}
            autoComplete="off"
            {...field('code')}
          />
          <TextInput
            label={t('common.field.name')}
            required
            autoComplete="off"
            {...field('name')}
          />
        </SimpleGrid>
        <PlacementFields field={field} />
      </SectionCard>
      <SectionCard title={t('dealers.terms')}>
        <TermsFields field={field} isNew={!dealer} />
      </SectionCard>
      <SectionCard title={t('common.field.note')}>
        <Textarea
          aria-label={t('common.field.note')}
          autosize
          minRows={2}
          maxLength={2000}
          {...field('note')}
        />
      </SectionCard>
      <FormActions onCancel={() => router.back()} />
    </AppForm>
  );
}

function useDealerForm(dealer: DealerView | undefined, onSaved: (id: string) => void) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const homeCurrency = useOrgCurrency();
  const refresh = [trpc.dealers.pathFilter()];
  const create = useWrite(trpc.dealers.create, { refresh });
  const update = useWrite(trpc.dealers.update, { refresh });
  const label = (key: 'code' | 'name' | 'region' | 'level' | 'salesperson' | 'note') =>
    t(`common.field.${key}`);
  return useAppForm({
    schema: dealerSchema,
    initialValues: dealer ? valuesOf(dealer) : newDealer(homeCurrency),
    onSubmit: (values) =>
      dealer ? update.mutateAsync({ ...values, id: dealer.id }) : create.mutateAsync(values),
    onSaved: ({ id }) => onSaved(id),
    conflict: dealer && {
      load: async () => valuesOf(await client.dealers.get.query({ id: dealer.id })),
      fields: [
        { path: 'code', label: label('code') },
        { path: 'name', label: label('name') },
        { path: 'regionId', label: label('region') },
        { path: 'levelId', label: label('level') },
        { path: 'salespersonId', label: label('salesperson') },
        { path: 'taxNumber', label: t('dealers.taxNumber') },
        { path: 'taxExempt', label: t('dealers.taxExempt') },
        { path: 'termsKind', label: t('dealers.termsKindLabel') },
        { path: 'termsDays', label: t('dealers.termsDays') },
        { path: 'overdueDays', label: t('dealers.overdueDays') },
        { path: 'note', label: label('note') },
      ],
    },
  });
}

function PlacementFields({ field }: { readonly field: FieldProps }) {
  const t = useTranslations('common.field');
  const trpc = useTRPC();
  const regions = useQuery(trpc.dealers.regions.list.queryOptions());
  const levels = useQuery(trpc.dealers.levels.list.queryOptions());
  const people = useQuery(trpc.dealers.salespersons.list.queryOptions());
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <TreeSelect label={t('region')} nodes={regions.data ?? []} {...field('regionId')} />
      <TreeSelect label={t('level')} nodes={levels.data ?? []} {...field('levelId')} />
      <Select
        label={t('salesperson')}
        searchable
        clearable
        checkIconPosition="right"
        data={(people.data ?? []).map(({ id, name, code }) => ({
          value: id,
          label: `${name} (${code})`,
        }))}
        {...field('salespersonId')}
      />
    </SimpleGrid>
  );
}

interface TermsFieldsProps {
  readonly field: FieldProps;
  readonly isNew: boolean;
}

function TermsFields({ field, isNew }: TermsFieldsProps) {
  const t = useTranslations();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Select
        label={t('dealers.termsKindLabel')}
        allowDeselect={false}
        checkIconPosition="right"
        data={TERMS_KINDS.map((value) => ({ value, label: t(`dealers.termsKindName.${value}`) }))}
        {...field('termsKind')}
      />
      <TextInput
        label={t('dealers.termsDays')}
        inputMode="numeric"
        required
        {...field('termsDays')}
      />
      <Autocomplete
        label={t('common.field.currency')}
        description={t('dealers.currencyHint')}
        data={COMMON_CURRENCIES}
        maxLength={3}
        required
        readOnly={!isNew}
        {...field('currency')}
      />
      <TextInput
        label={t('dealers.overdueDays')}
        description={t('dealers.overdueHint')}
        inputMode="numeric"
        {...field('overdueDays')}
      />
      <TextInput label={t('dealers.taxNumber')} autoComplete="off" {...field('taxNumber')} />
      <Checkbox
        label={t('dealers.taxExempt')}
        description={t('dealers.taxExemptHint')}
        mt={26}
        {...field('taxExempt', { type: 'checkbox' })}
      />
    </SimpleGrid>
  );
}
