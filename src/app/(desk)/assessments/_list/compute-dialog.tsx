'use client';
// Which scheme, which months. The last whole month is offered.
import { Alert, Group, Modal, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { addMonths, endOfMonth, startOfMonth } from '@/kernel/business-date';
import { localName } from '@/kernel/local-names';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { LinkButton } from '@/ui/links';

const MONTHS_BACK = 36;

const schema = z.object({
  schemeId: z.string().min(1, 'request.required'),
  from: z.string(),
  to: z.string().transform(endOfMonth),
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

/** First days of months that are over, the latest first. */
function useMonths(today: string) {
  const formats = useFormats();
  const [months] = useState(() =>
    Array.from({ length: MONTHS_BACK }, (_, i) => addMonths(startOfMonth(today), -1 - i)),
  );
  return months.map((value) => ({ value, label: formats.month(value) }));
}

function ComputeForm({ today, onClose }: ComputeDialogProps) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTRPC();
  const schemes = useQuery(trpc.assessments.schemes.queryOptions());
  const write = useWrite(trpc.assessments.compute, { refresh: [trpc.assessments.pathFilter()] });
  const months = useMonths(today);
  const last = months[0]?.value ?? startOfMonth(today);
  const state = useAppForm({
    schema,
    initialValues: { schemeId: '', from: last, to: last },
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
      />
      <Group grow align="flex-start">
        <Select
          label={t('field.from')}
          required
          allowDeselect={false}
          data={months}
          {...field('from')}
        />
        <Select
          label={t('field.to')}
          required
          allowDeselect={false}
          data={months}
          {...field('to')}
        />
      </Group>
      <FormActions submitLabel={t('act.compute')} onCancel={onClose} />
    </AppForm>
  );
}
