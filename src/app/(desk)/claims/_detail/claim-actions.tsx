'use client';
// What this reader may do with the claim in its state.
import { Button } from '@mantine/core';
import { IconCoin, IconSend } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ClaimView } from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import { LinkButton } from '@/ui/links';
import { ConfirmAction } from '@/ui/states';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';
import { SettleDialog } from './settle-dialog';

type Asked = 'submit' | 'reject' | 'cancel';

const ACTS = {
  submit: 'submitClaim',
  reject: 'rejectClaim',
  cancel: 'cancelClaim',
} as const;

export interface ClaimActionsProps {
  readonly claim: ClaimView;
  readonly currency: string;
  readonly today: string;
}

export function ClaimActions({ claim, currency, today }: ClaimActionsProps) {
  const t = useTranslations('expenses');
  const acts = useExpenseActs();
  const [asked, setAsked] = useState<Asked | 'settle' | null>(null);
  const may = (action: string) => claim.actions.includes(action);
  const close = () => setAsked(null);
  const run = async (reason: string) => {
    if (asked === null || asked === 'settle') return;
    const ref = { claimId: claim.id, version: claim.version, reason };
    const { number } = await acts[ACTS[asked]].mutateAsync(ref);
    notifyDone(t('act.done', { number }));
  };
  return (
    <>
      {may('cancel') && (
        <Button variant="default" onClick={() => setAsked('cancel')}>
          {t('claim.cancel')}
        </Button>
      )}
      {may('reject') && (
        <Button variant="default" color="red" onClick={() => setAsked('reject')}>
          {t('claim.reject')}
        </Button>
      )}
      {may('edit') && (
        <LinkButton variant="default" href={`/claims/${claim.id}/edit`}>
          {t('act.edit')}
        </LinkButton>
      )}
      {may('submit') && (
        <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setAsked('submit')}>
          {t('claim.submit')}
        </Button>
      )}
      {may('settle') && (
        <Button leftSection={<IconCoin size={16} aria-hidden />} onClick={() => setAsked('settle')}>
          {t('claim.settle')}
        </Button>
      )}
      {asked === 'settle' && <SettleDialog {...{ claim, currency, today }} onClose={close} />}
      {asked !== null && asked !== 'settle' && (
        <ConfirmAction
          opened
          onClose={close}
          title={`${t(`claim.${asked}`)} · ${claim.number}`}
          text={asked === 'submit' ? undefined : t(`claim.${asked}Text`)}
          confirmLabel={t(`claim.${asked}`)}
          tone={asked === 'submit' ? 'normal' : 'danger'}
          reason={asked === 'submit' ? 'none' : 'required'}
          onConfirm={run}
        />
      )}
    </>
  );
}
