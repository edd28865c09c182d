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
import { periodChoices, type PeriodChoice } from './period-choices';

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
  return <ChoiceForm choices={periodChoices(today, calendar?.years ?? [])} onClose={onClose} />;
}

interface ChoiceFormProps {
  readonly choices: readonly PeriodChoice[];
  readonly onClose: () => void;
}

function ChoiceForm({ choices, onClose }: ChoiceFormProps) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const schemes = useQuery(trpc.assessments.schemes.queryOptions());
  const write = useWrite(trpc.assessments.compute, { refresh: [trpc.assessments.pathFilter()] });
  const formats = useFormats();
  const words = choices.map(({ code, ...period }) =>
    code === null ? formats.period(period) : `${code} · ${formats.period(period)}`,
  );
  const optionsOf = (end: 'from' | 'to') =>
    choices.map((choice, i) => ({ value: choice[end], label: words[i] ?? '' }));
  const state = useAppForm({
    schema,
    initialValues: { schemeId: '', from: choices[0]?.from ?? '', to: choices[0]?.to ?? '' },
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
  const choose = (schemeId: string | null) => {
    const last = usable.find(({ id }) => id === schemeId)?.lastPeriod;
    const isOffered =
      last &&
      choices.some(({ from }) => from === last.from) &&
      choices.some(({ to }) => to === last.to);
    state.form.setValues({ schemeId: schemeId ?? '', ...(isOffered ? last : {}) });
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
      <Group grow align="flex-start">
        <Select
          label={t('field.from')}
          required
          allowDeselect={false}
          data={optionsOf('from')}
          {...field('from')}
        />
        <Select
          label={t('field.to')}
          required
          allowDeselect={false}
          data={optionsOf('to')}
          {...field('to')}
        />
      </Group>
      <FormActions submitLabel={t('act.compute')} onCancel={onClose} />
    </AppForm>
  );
}
