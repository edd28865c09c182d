'use client';
// A request as it is typed: the activity, what it costs, and what the budget says of it at once.
import { Button, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo, useRef } from 'react';
import { useFormats } from '@/i18n/formats';
import { useTRPCClient } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, FormActions, MoneyInput, useAppForm } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { SectionCard } from '../../_frame/section-card';
import { useDealerSearch, useProductSearch } from '../../orders/_pickers/use-searches';
import { useExpenseActs } from '../_parts/use-expense-write';
import { BudgetFindings } from './budget-findings';
import { inputOf, previewable, schemaFor, valuesOf, type RequestValues } from './form-model';
import { LineFields } from './line-fields';
import { PickMany } from './pick-many';
import { usePreview } from './use-preview';

export interface RequestStart {
  readonly requestId: string | null;
  readonly version: number | null;
  readonly number: string | null;
  readonly values: RequestValues;
  readonly currency: string;
  readonly mayTransfer: boolean;
}

function useRequestForm(start: RequestStart) {
  const t = useTranslations('expenses.form');
  const router = useRouter();
  const client = useTRPCClient();
  const acts = useExpenseActs();
  const { currency } = start;
  const schema = useMemo(() => schemaFor(currency), [currency]);
  const isDraft = useRef(false);
  // What was saved before a refused submission: the next try writes to it, not beside it.
  const saved = useRef({ requestId: start.requestId, version: start.version });
  const state = useAppForm({
    schema,
    initialValues: start.values,
    onSubmit: async (values) => {
      const done = await acts.saveRequest.mutateAsync({
        ...saved.current,
        request: inputOf(values),
      });
      saved.current = { requestId: done.requestId, version: done.version };
      return isDraft.current ? done : acts.submit.mutateAsync(done);
    },
    onSaved: ({ requestId, number, status }) => {
      notifyDone(t(status === 'DRAFT' ? 'saved' : 'submitted', { number }));
      router.push(`/expenses/${requestId}`);
    },
    conflict: {
      load: async () => {
        const requestId = saved.current.requestId ?? '';
        const view = await client.expenses.request.query({ requestId });
        saved.current = { requestId, version: view.version };
        return valuesOf(view, currency);
      },
      fields: [{ path: 'title', label: t('about') }],
    },
  });
  const saveDraft = async () => {
    isDraft.current = true;
    await state.submit().finally(() => {
      isDraft.current = false;
    });
  };
  return { state, saveDraft };
}

export function RequestForm({ start }: { readonly start: RequestStart }) {
  const t = useTranslations('expenses');
  const router = useRouter();
  const formats = useFormats();
  const { currency } = start;
  const { state, saveDraft } = useRequestForm(start);
  const { form } = state;
  const preview = usePreview(form.values, currency, start.requestId);
  const total = previewable(form.values.lines, currency).reduce(
    (sum, { line }) => sum + line.requestedMinor,
    0n,
  );
  return (
    <>
      <PageHeader
        title={start.number ? `${t('edit')} ${start.number}` : t('new')}
        crumbs={[{ label: t('title'), href: '/expenses' }]}
      />
      <AppForm state={state}>
        <SectionCard title={t('form.about')} text={t('form.aboutText')}>
          <ActivityFields form={form} currency={currency} />
        </SectionCard>
        <SectionCard
          title={t('form.lines')}
          text={t('form.linesText')}
          action={
            <Text fw={600}>{t('form.total', { amount: formats.money(total, currency) })}</Text>
          }
        >
          <LineFields form={form} currency={currency} preview={preview} />
        </SectionCard>
        <BudgetFindings {...preview} currency={currency} mayTransfer={start.mayTransfer} />
        <FormActions submitLabel={t('form.submit')} onCancel={() => router.back()}>
          <Button variant="default" disabled={state.isPending} onClick={() => void saveDraft()}>
            {t('form.save')}
          </Button>
        </FormActions>
      </AppForm>
    </>
  );
}

function ActivityFields(props: {
  readonly form: ReturnType<typeof useRequestForm>['state']['form'];
  readonly currency: string;
}) {
  const t = useTranslations('expenses.field');
  const { form, currency } = props;
  const dealers = useDealerSearch(false);
  const products = useProductSearch();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <TextInput label={t('title')} required data-autofocus {...form.getInputProps('title')} />
        <DateField label={t('startsOn')} required {...form.getInputProps('startsOn')} />
        <DateField label={t('endsOn')} required {...form.getInputProps('endsOn')} />
        <MoneyInput
          label={t('expectedSales')}
          currency={currency}
          {...form.getInputProps('expectedSalesMinor')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <PickMany label={t('dealers')} search={dealers} {...form.getInputProps('dealerIds')} />
        <PickMany label={t('products')} search={products} {...form.getInputProps('productIds')} />
        <Textarea
          label={t('expectedResult')}
          autosize
          minRows={2}
          {...form.getInputProps('expectedResult')}
        />
        <Textarea label={t('note')} autosize minRows={2} {...form.getInputProps('note')} />
      </SimpleGrid>
    </>
  );
}
