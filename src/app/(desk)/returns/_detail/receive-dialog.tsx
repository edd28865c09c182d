'use client';
// The goods are in the house: since when.
import { Modal, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { ReturnView } from '@/server/modules/fulfilment/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, dateField, FormActions, useAppForm } from '@/ui/forms';
import { useReturnActs } from './use-return-acts';

const schema = z.object({ receivedOn: dateField() });

export interface ReceiveDialogProps {
  readonly found: ReturnView;
  readonly today: string;
  readonly onClose: () => void;
}

export function ReceiveDialog(props: ReceiveDialogProps) {
  const t = useTranslations('fulfilment.ask');
  const title = t('receiveTitle', { number: props.found.number });
  return (
    <Modal opened onClose={props.onClose} title={title}>
      <ReceiveForm {...props} />
    </Modal>
  );
}

function ReceiveForm({ found, today, onClose }: ReceiveDialogProps) {
  const t = useTranslations('fulfilment');
  const acts = useReturnActs();
  const state = useAppForm({
    schema,
    initialValues: { receivedOn: today },
    onSubmit: ({ receivedOn }) => {
      const { id: returnId, version } = found;
      return acts.receive.mutateAsync({ returnId, version, receivedOn });
    },
    onSaved: ({ number }) => {
      notifyDone(t('done.receive', { number }));
      onClose();
    },
  });
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm">{t('ask.receiveText')}</Text>
      <DateField
        label={t('field.receivedOn')}
        required
        data-autofocus
        maxDate={today}
        {...state.form.getInputProps('receivedOn')}
      />
      <FormActions submitLabel={t('act.receive')} onCancel={onClose} />
    </AppForm>
  );
}
