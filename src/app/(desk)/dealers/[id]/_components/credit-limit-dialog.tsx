'use client';
// Changes a credit limit, with the reason that the audit trail keeps. Someone else's change in the
// meantime is shown, not overwritten.
import { Modal, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { majorText } from '@/kernel/money';
import type { AccountView } from '@/server/modules/receivables/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  FormActions,
  MoneyInput,
  optionalMoneyField,
  requiredText,
  useAppForm,
  useSeen,
} from '@/ui/forms';

export interface CreditLimitDialogProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

export function CreditLimitDialog({ account, onClose }: CreditLimitDialogProps) {
  const t = useTranslations('receivables.account');
  return (
    <Modal opened onClose={onClose} title={t('limitTitle')}>
      <LimitForm account={account} onClose={onClose} />
    </Modal>
  );
}

function LimitForm({ account, onClose }: CreditLimitDialogProps) {
  const t = useTranslations('receivables.account');
  const trpc = useTRPC();
  const { dealerId, currency } = account;
  const { seen: seenMinor, follow } = useSeen(account.creditLimitMinor);
  const write = useWrite(trpc.receivables.setCreditLimit, {
    refresh: [trpc.receivables.pathFilter(), trpc.orders.pathFilter()],
  });
  const state = useAppForm({
    schema: z.object({
      creditLimitMinor: optionalMoneyField(currency),
      reason: requiredText(500),
    }),
    initialValues: {
      creditLimitMinor: seenMinor === null ? '' : majorText(seenMinor, currency),
      reason: '',
    },
    onSubmit: (values) => write.mutateAsync({ ...values, dealerId, seenMinor }),
    onSaved: () => {
      notifyDone(t('limitSaved'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false} onLoaded={follow}>
      <Stack gap="md">
        <MoneyInput
          label={t('limit')}
          description={t('limitHint')}
          currency={currency}
          data-autofocus
          {...field('creditLimitMinor')}
        />
        <Textarea label={t('reason')} required autosize minRows={2} {...field('reason')} />
        <FormActions onCancel={onClose} />
      </Stack>
    </AppForm>
  );
}
