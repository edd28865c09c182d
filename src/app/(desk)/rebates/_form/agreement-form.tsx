'use client';
// An agreement as it is typed: whom it is for, when, and by which tiers.
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo, useRef } from 'react';
import { localName } from '@/kernel/local-names';
import {
  rebateBases,
  rebateCycles,
  rebateMethods,
  type SaveAgreementInput,
} from '@/server/modules/expenses/schemas';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, FormActions, useAppForm } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { SectionCard } from '../../_frame/section-card';
import { isOffered } from '../../_tree/offered';
import { TreeSelect } from '../../_tree/tree-select';
import { PickMany } from '../../expenses/_form/pick-many';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';
import { useDealerSearch } from '../../orders/_pickers/use-searches';
import { inputOf, schemaFor, valuesOf, type AgreementValues } from './agreement-values';
import { TierFields } from './tier-fields';

export interface AgreementStart {
  readonly id: string | null;
  readonly version: number | null;
  readonly values: AgreementValues;
  readonly kept: Pick<SaveAgreementInput, 'programmeId' | 'categoryId'>;
  readonly currency: string;
}

function useAgreementForm(start: AgreementStart) {
  const t = useTranslations('expenses');
  const router = useRouter();
  const client = useTRPCClient();
  const acts = useExpenseActs();
  const { currency, kept } = start;
  const schema = useMemo(() => schemaFor(currency), [currency]);
  const saved = useRef({ id: start.id, version: start.version });
  return useAppForm({
    schema,
    initialValues: start.values,
    onSubmit: async (values) => {
      const input = { ...saved.current, ...inputOf(values, kept) };
      return { ...(await acts.saveAgreement.mutateAsync(input)), code: values.code };
    },
    onSaved: ({ agreementId, code }) => {
      notifyDone(t('rebate.saved', { code }));
      router.push(`/rebates/${agreementId}`);
    },
    conflict: {
      load: async () => {
        const agreementId = saved.current.id ?? '';
        const view = await client.expenses.agreement.query({ agreementId });
        saved.current = { id: agreementId, version: view.version };
        return valuesOf(view, currency);
      },
      fields: [
        { path: 'name', label: t('field.name') },
        { path: 'startsOn', label: t('field.startsOn') },
        { path: 'endsOn', label: t('field.endsOn') },
      ],
    },
  });
}

type Form = ReturnType<typeof useAgreementForm>['form'];

export function AgreementForm({ start }: { readonly start: AgreementStart }) {
  const t = useTranslations('expenses');
  const router = useRouter();
  const state = useAgreementForm(start);
  const { form } = state;
  const dealers = useDealerSearch(false);
  return (
    <>
      <PageHeader
        title={t(start.id ? 'rebate.edit' : 'rebate.new')}
        crumbs={[{ label: t('rebate.title'), href: '/rebates' }]}
      />
      <AppForm state={state}>
        <SectionCard title={t('rebate.agreement')}>
          <HeadFields form={form} />
          <PickMany
            label={t('field.dealers')}
            search={dealers}
            {...form.getInputProps('dealerIds')}
          />
        </SectionCard>
        <SectionCard title={t('rebate.terms')}>
          <TermFields form={form} />
        </SectionCard>
        <SectionCard title={t('rebate.tiers')}>
          <TierFields form={form} currency={start.currency} />
        </SectionCard>
        <FormActions onCancel={() => router.back()} />
      </AppForm>
    </>
  );
}

function HeadFields({ form }: { readonly form: Form }) {
  const t = useTranslations('expenses.field');
  const locale = useLocale();
  const trpc = useTRPC();
  const types = useQuery(trpc.expenses.types.queryOptions());
  const centres = useQuery(trpc.centres.list.queryOptions({ on: null }));
  const rebates = (types.data ?? []).filter(
    (type) => type.activity === 'REBATE' && (type.active || type.id === form.values.typeId),
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mb="sm">
      <TextInput label={t('code')} required data-autofocus {...form.getInputProps('code')} />
      <TextInput label={t('name')} required {...form.getInputProps('name')} />
      <Select
        label={t('type')}
        required
        allowDeselect={false}
        data={rebates.map((type) => ({ value: type.id, label: localName(type, locale) }))}
        {...form.getInputProps('typeId')}
      />
      <TreeSelect
        label={t('centre')}
        required
        clearable={false}
        nodes={centres.data ?? []}
        offers={(node) =>
          isOffered(node, { from: form.values.startsOn, through: form.values.endsOn })
        }
        {...form.getInputProps('centreId')}
        onChange={(id) => form.setFieldValue('centreId', id ?? '')}
      />
      <DateField label={t('startsOn')} required {...form.getInputProps('startsOn')} />
      <DateField label={t('endsOn')} required {...form.getInputProps('endsOn')} />
    </SimpleGrid>
  );
}

function TermFields({ form }: { readonly form: Form }) {
  const t = useTranslations('expenses.rebate');
  const choice = <T extends string>(all: readonly T[], label: (value: T) => string) =>
    all.map((value) => ({ value, label: label(value) }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Select
        label={t('method')}
        allowDeselect={false}
        data={choice(rebateMethods, (value) => t(`methods.${value}`))}
        {...form.getInputProps('method')}
      />
      <Select
        label={t('cycle')}
        allowDeselect={false}
        data={choice(rebateCycles, (value) => t(`cycles.${value}`))}
        {...form.getInputProps('cycle')}
      />
      <Select
        label={t('basis')}
        allowDeselect={false}
        data={choice(rebateBases, (value) => t(`bases.${value}`))}
        {...form.getInputProps('basis')}
      />
    </SimpleGrid>
  );
}
