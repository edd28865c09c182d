'use client';
// Enters a target; where the subject has one already it takes its place from its day on.
import { Modal } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useOrgCurrency } from '@/i18n/formats';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { NOBODY, TargetSubjectField, targetSubjectField } from './subject-field';
import { TargetFields, targetFields } from './target-fields';

export interface NewTargetProps {
  readonly today: string;
  readonly onClose: () => void;
}

export function NewTarget({ today, onClose }: NewTargetProps) {
  const t = useTranslations('targets');
  const currency = useOrgCurrency();
  const trpc = useTRPC();
  const write = useWrite(trpc.targets.create, {
    refresh: [trpc.targets.pathFilter(), trpc.figures.targets.pathFilter()],
  });
  const state = useAppForm({
    schema: z.object({ subject: targetSubjectField(), ...targetFields(currency) }),
    initialValues: {
      ...{ subject: NOBODY, endsOn: '', amountMinor: '', quantity: '' },
      startsOn: `${today.slice(0, 7)}-01`,
    },
    onSubmit: (values) => write.mutateAsync(values),
    onSaved: () => {
      notifyDone(t('saved'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t('new')} size="lg">
      <AppForm state={state}>
        <TargetSubjectField {...field('subject')} value={state.form.values.subject} />
        <TargetFields currency={currency} field={field} />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
