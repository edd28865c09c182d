'use client';
// The bank's list shows these receipts: on which day, and under which reference where it is one.
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { DateField, RefusalAlert } from '@/ui/forms';

export interface ConfirmDialogProps {
  readonly receipts: readonly {
    readonly id: string;
    readonly number: string;
    readonly version: number;
  }[];
  readonly today: string;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useTranslations('receivables.bank');
  const { receipts } = props;
  const title = t('confirmTitle', { count: receipts.length, number: receipts[0]?.number ?? '' });
  return (
    <Modal opened onClose={props.onClose} title={title}>
      <ConfirmBody {...props} />
    </Modal>
  );
}

function ConfirmBody({ receipts, today, onClose }: ConfirmDialogProps) {
  const t = useTranslations('receivables.bank');
  const common = useTranslations('common.action');
  const trpc = useTRPC();
  const [confirmedOn, setDate] = useState(today);
  const [reference, setReference] = useState('');
  const write = useWrite(trpc.receivables.confirmReceipts, {
    refresh: [trpc.receivables.pathFilter(), trpc.figures.pathFilter()],
    onSuccess: ({ confirmed }) => {
      notifyDone(t('confirmed', { count: confirmed }));
      onClose();
    },
  });
  const confirm = () => {
    if (confirmedOn === '') return;
    const bankReference = reference.trim() === '' ? null : reference.trim();
    write.mutate({
      receipts: receipts.map(({ id: receiptId, version }) => ({
        ...{ receiptId, version, confirmedOn, bankReference },
      })),
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('confirmText')}</Text>
        {write.error && <RefusalAlert error={write.error} />}
        <DateField
          label={t('confirmedOn')}
          required
          maxDate={today}
          value={confirmedOn}
          onChange={setDate}
        />
        <TextInput
          label={t('reference')}
          value={reference}
          maxLength={100}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={write.isPending} disabled={confirmedOn === ''}>
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
