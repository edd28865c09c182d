'use client';
// Confirms a receipt by a line of the bank's list, or takes a mistaken confirmation back.
import { Button } from '@mantine/core';
import { IconBuildingBank, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReceiptView } from '@/server/modules/receivables/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';
import { ConfirmDialog } from './confirm-dialog';

interface BankActionsProps {
  readonly receipt: ReceiptView;
  readonly today: string;
}

export function BankActions({ receipt, today }: BankActionsProps) {
  const t = useTranslations('receivables.bank');
  const trpc = useTRPC();
  const [asked, setAsked] = useState<'confirm' | 'unconfirm' | null>(null);
  const { id: receiptId, number, version, actions } = receipt;
  const write = useWrite(trpc.receivables.unconfirmReceipt, {
    refresh: [trpc.receivables.pathFilter(), trpc.figures.pathFilter()],
    onSuccess: () => notifyDone(t('unconfirmed')),
  });
  const close = () => setAsked(null);
  return (
    <>
      {actions.includes('confirm') && (
        <Button
          leftSection={<IconBuildingBank size={16} stroke={1.7} />}
          onClick={() => setAsked('confirm')}
        >
          {t('confirm')}
        </Button>
      )}
      {actions.includes('unconfirm') && (
        <Button
          variant="default"
          leftSection={<IconX size={16} stroke={1.7} />}
          onClick={() => setAsked('unconfirm')}
        >
          {t('unconfirm')}
        </Button>
      )}
      {asked === 'confirm' && <ConfirmDialog receipts={[receipt]} today={today} onClose={close} />}
      <ConfirmAction
        opened={asked === 'unconfirm'}
        onClose={close}
        title={t('unconfirmTitle', { number })}
        text={t('unconfirmText')}
        confirmLabel={t('unconfirm')}
        reason="required"
        onConfirm={async (reason) => {
          await write.mutateAsync({ receiptId, version, reason });
        }}
      />
    </>
  );
}
