'use client';
// Applies what is left of a receipt or credit note to open invoices.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert } from '@/ui/forms';
import { ErrorState, LoadingRows } from '@/ui/states';
import { AllocationEditor } from './allocation-editor';
import { choiceOf } from './allocation-model';
import { useAllocation } from './use-allocation';

export interface AllocateDialogProps {
  readonly kind: 'RECEIPT' | 'CREDIT_NOTE';
  readonly creditId: string;
  readonly dealerId: string;
  readonly currency: string;
  readonly unappliedMinor: bigint;
  readonly onClose: () => void;
}

export function AllocateDialog(props: AllocateDialogProps) {
  const t = useTranslations('receivables.allocation');
  const formats = useFormats();
  const amount = formats.money(props.unappliedMinor, props.currency);
  return (
    <Modal opened onClose={props.onClose} title={t('applyTitle', { amount })} size="xl">
      <AllocateBody {...props} />
    </Modal>
  );
}

function AllocateBody(props: AllocateDialogProps) {
  const t = useTranslations('receivables.allocation');
  const common = useTranslations('common.action');
  const trpc = useTRPC();
  const { kind, creditId, dealerId, currency, unappliedMinor: amountMinor } = props;
  const { open, plan, byHand, setByHand } = useAllocation({ dealerId, currency, amountMinor });
  const write = useWrite(trpc.receivables.allocate, {
    refresh: [trpc.receivables.pathFilter()],
    onSuccess: () => {
      notifyDone(t('applied'));
      props.onClose();
    },
  });
  if (open.isPending) return <LoadingRows rows={4} />;
  if (open.isError) return <ErrorState error={open.error} onRetry={() => void open.refetch()} />;
  return (
    <Stack gap="md">
      {write.error && <RefusalAlert error={write.error} />}
      <AllocationEditor plan={plan} byHand={byHand} currency={currency} onChange={setByHand} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onClose}>
          {common('cancel')}
        </Button>
        <Button
          loading={write.isPending}
          disabled={!plan.isValid || plan.allocatedMinor === 0n}
          onClick={() => write.mutate({ kind, creditId, allocations: choiceOf(plan, byHand) })}
        >
          {t('apply')}
        </Button>
      </Group>
    </Stack>
  );
}
