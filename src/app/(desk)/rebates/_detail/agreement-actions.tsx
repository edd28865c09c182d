'use client';
// What this reader may do with the agreement: change it, put it in force, end it earlier.
import { Button, Modal } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import type { AgreementView } from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, dateField, FormActions, useAppForm } from '@/ui/forms';
import { LinkButton } from '@/ui/links';
import { ConfirmAction } from '@/ui/states';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';

interface AgreementActionsProps {
  readonly agreement: AgreementView;
  readonly today: string;
}

export function AgreementActions({ agreement, today }: AgreementActionsProps) {
  const t = useTranslations('expenses.rebate');
  const acts = useExpenseActs();
  const [asked, setAsked] = useState<'activate' | 'end' | null>(null);
  const close = () => setAsked(null);
  const { id: agreementId, version, code, actions } = agreement;
  const activate = async () => {
    await acts.activateAgreement.mutateAsync({ agreementId, version });
    notifyDone(t('activated', { code }));
  };
  return (
    <>
      {actions.includes('edit') && (
        <LinkButton variant="default" href={`/rebates/${agreementId}/edit`}>
          {t('edit')}
        </LinkButton>
      )}
      {actions.includes('activate') && (
        <Button
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={() => setAsked('activate')}
        >
          {t('activate')}
        </Button>
      )}
      {actions.includes('end') && (
        <Button variant="default" onClick={() => setAsked('end')}>
          {t('end')}
        </Button>
      )}
      <ConfirmAction
        opened={asked === 'activate'}
        onClose={close}
        title={`${t('activate')} · ${code}`}
        text={t('activateText')}
        confirmLabel={t('activate')}
        onConfirm={activate}
      />
      {asked === 'end' && (
        <Modal opened onClose={close} title={`${t('end')} · ${code}`}>
          <EndForm agreement={agreement} today={today} onClose={close} />
        </Modal>
      )}
    </>
  );
}

const schema = z.object({ endsOn: dateField() });

function EndForm(props: AgreementActionsProps & { readonly onClose: () => void }) {
  const t = useTranslations('expenses.rebate');
  const formats = useFormats();
  const acts = useExpenseActs();
  const { agreement, today, onClose } = props;
  const { id: agreementId, version, code } = agreement;
  const state = useAppForm({
    schema,
    initialValues: { endsOn: today },
    onSubmit: async ({ endsOn }) => {
      await acts.endAgreement.mutateAsync({ agreementId, version, endsOn });
      return endsOn;
    },
    onSaved: (endsOn) => {
      notifyDone(t('ended', { code, date: formats.date(endsOn) }));
      onClose();
    },
  });
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <DateField
        label={t('lastDay')}
        required
        minDate={today}
        maxDate={agreement.endsOn}
        {...state.form.getInputProps('endsOn')}
      />
      <FormActions submitLabel={t('end')} onCancel={onClose} />
    </AppForm>
  );
}
