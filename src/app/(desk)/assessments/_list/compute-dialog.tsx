'use client';
// Which scheme, which months or fiscal periods. The last that is over is offered, by the scheme's own
// frequency.
import { Alert, Group, Modal, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { LinkButton } from '@/ui/links';
import { ErrorState, LoadingCard } from '@/ui/states';
import { choicesOf, periodChoices, type PeriodChoice } from './period-choices';

const schema = z.object({
  schemeId: z.string().min(1, 'request.required'),
  from: z.string(),
  to: z.string(),
});

export interface ComputeDialogProps {
  readonly today: string;
  readonly onClose: () => void;
}

export function ComputeDialog(props: ComputeDialogProps) {
  const t = useTranslations('assessments');
  return (
    <Modal opened onClose={props.onClose} title={t('act.computeTitle')}>
      <ComputeForm {...props} />
    </Modal>
  );
}

function ComputeForm({ today, onClose }: ComputeDialogProps) {
  const query = useQuery(useTRPC().centres.calendars.list.queryOptions());
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingCard />;
  const calendar = query.data.find(({ isDefault }) => isDefault);
  const years = calendar?.years ?? [];
  return (
    <ChoiceForm
      offered={(readsBudgets) => periodChoices(today, years, { readsBudgets })}
      onClose={onClose}
    />
  );
}

interface ChoiceFormProps {
  /** Periods by whether the scheme reads budgets. */
  readonly offered: (readsBudgets: boolean) => readonly PeriodChoice[];
  readonly onClose: () => void;
}

/** Options of a list of first or last days; fiscal periods apart from months where there are both. */
function useOptions() {
  const t = useTranslations('assessments.act');
  const formats = useFormats();
  return (choices: readonly PeriodChoice[], end: 'from' | 'to') => {
    const optionOf = ({ code, ...period }: PeriodChoice) => ({
      value: period[end],
      label: code === null ? formats.period(period) : `${code} · ${formats.period(period)}`,
    });
    const shown = choicesOf(choices, end);
    const fiscal = shown.filter(({ code }) => code !== null).map(optionOf);
    const months = shown.filter(({ code }) => code === null).map(optionOf);
    if (fiscal.length === 0 || months.length === 0) return [...fiscal, ...months];
    return [
      { group: t('fiscalPeriods'), items: fiscal },
      { group: t('months'), items: months },
    ];
  };
}

function ChoiceForm({ offered, onClose }: ChoiceFormProps) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const schemes = useQuery(trpc.assessments.schemes.queryOptions());
  const write = useWrite(trpc.assessments.compute, { refresh: [trpc.assessments.pathFilter()] });
  const optionsOf = useOptions();
  const [first] = offered(false);
  const state = useAppForm({
    schema,
    initialValues: { schemeId: '', from: first?.from ?? '', to: first?.to ?? '' },
    onSubmit: (values) => write.mutateAsync(values),
    onSaved: ({ id, number }) => {
      notifyDone(t('done.computed', { number }));
      router.push(`/assessments/${id}`);
    },
  });
  const usable = (schemes.data ?? []).filter(({ active }) => active);
  if (schemes.data && usable.length === 0) {
    return (
      <Alert title={t('schemes.none')}>
        <Text size="sm" mb="sm">
          {t('schemes.noneText')}
        </Text>
        <LinkButton href="/assessments/schemes/new">{t('schemes.new')}</LinkButton>
      </Alert>
    );
  }
  const field = state.form.getInputProps;
  const schemeOf = (schemeId: string | null) => usable.find(({ id }) => id === schemeId);
  const readsBudgets = schemeOf(state.form.values.schemeId)?.readsBudgets ?? false;
  const choices = offered(readsBudgets);
  const choose = (schemeId: string | null) => {
    const scheme = schemeOf(schemeId);
    const { from, to } = state.form.values;
    const own = offered(scheme?.readsBudgets ?? false);
    const period = [scheme?.lastPeriod, { from, to }, own[0]].find(
      (one) => one && own.some((o) => o.from === one.from) && own.some((o) => o.to === one.to),
    );
    state.form.setValues({
      ...{ schemeId: schemeId ?? '', from: period?.from ?? '', to: period?.to ?? '' },
    });
  };
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm">{t('act.computeText')}</Text>
      <Select
        label={t('field.scheme')}
        required
        data-autofocus
        searchable
        data={usable.map((scheme) => ({ value: scheme.id, label: localName(scheme, locale) }))}
        {...field('schemeId')}
        onChange={choose}
      />
      {readsBudgets && (
        <Text size="xs" c="dimmed">
          {t('act.readsBudgets')}
        </Text>
      )}
      <Group grow align="flex-start">
        <Select
          label={t('field.from')}
          required
          allowDeselect={false}
          data={optionsOf(choices, 'from')}
          {...field('from')}
        />
        <Select
          label={t('field.to')}
          required
          allowDeselect={false}
          data={optionsOf(choices, 'to')}
          {...field('to')}
        />
      </Group>
      <FormActions submitLabel={t('act.compute')} onCancel={onClose} />
    </AppForm>
  );
}
