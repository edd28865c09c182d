'use client';
// What this reader may do with the request in its state: the next step as a button, its ends behind.
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconDots,
  IconGavel,
  IconReceipt2,
  IconSend,
  IconShieldUp,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { RequestView } from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import { LinkButton } from '@/ui/links';
import { ConfirmAction } from '@/ui/states';
import { closedMoves } from '../_parts/closed-moves';
import { useExpenseActs } from '../_parts/use-expense-write';
import { DecideDialog } from './decide-dialog';

const MENU = [
  { action: 'submitOverBudget', icon: IconShieldUp },
  { action: 'reopen', icon: IconArrowBackUp },
  { action: 'cancel', icon: IconBan },
] as const;

type Asked = 'submit' | 'close' | (typeof MENU)[number]['action'];

export interface RequestActionsProps {
  readonly request: RequestView;
  readonly currency: string;
}

export function RequestActions({ request, currency }: RequestActionsProps) {
  const t = useTranslations('expenses.act');
  const [asked, setAsked] = useState<Asked | 'decide' | null>(null);
  const may = (action: string) => request.actions.includes(action);
  const close = () => setAsked(null);
  const menu = MENU.filter(({ action }) => may(action));
  return (
    <>
      {(may('edit') || may('revise')) && (
        <LinkButton variant="default" href={`/expenses/${request.id}/edit`}>
          {t(may('edit') ? 'edit' : 'revise')}
        </LinkButton>
      )}
      {may('submit') && (
        <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setAsked('submit')}>
          {t('submit')}
        </Button>
      )}
      {may('decide') && (
        <Button
          leftSection={<IconGavel size={16} aria-hidden />}
          onClick={() => setAsked('decide')}
        >
          {t('decide')}
        </Button>
      )}
      {may('close') && (
        <Button
          variant="default"
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={() => setAsked('close')}
        >
          {t('close')}
        </Button>
      )}
      {may('claim') && (
        <LinkButton
          href={`/claims/new?request=${request.id}`}
          leftSection={<IconReceipt2 size={16} aria-hidden />}
        >
          {t('claim')}
        </LinkButton>
      )}
      {menu.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('more')}>
              <IconDots size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {menu.map(({ action, icon: ActIcon }) => (
              <Menu.Item
                key={action}
                color={action === 'cancel' ? 'red' : undefined}
                leftSection={<ActIcon size={16} stroke={1.7} aria-hidden />}
                onClick={() => setAsked(action)}
              >
                {t(action)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked === 'decide' && <DecideDialog {...{ request, currency }} onClose={close} />}
      {asked !== null && asked !== 'decide' && (
        <RequestQuestion {...{ request, currency, asked }} onClose={close} />
      )}
    </>
  );
}

function RequestQuestion(
  props: RequestActionsProps & { readonly asked: Asked; readonly onClose: () => void },
) {
  const t = useTranslations('expenses.act');
  const formats = useFormats();
  const acts = useExpenseActs();
  const { request, currency, asked } = props;
  const { id: requestId, version, number } = request;
  const unused = request.lines.reduce(
    (sum, line) => sum + line.approvedMinor - line.verifiedMinor - line.releasedMinor,
    0n,
  );
  const moves = closedMoves(request.lines)
    .map(({ lineNo: line, from: period, to }) =>
      to === null
        ? t('closedStuck', { line, period })
        : t('closedMove', { line, period, open: to.code }),
    )
    .join(' ');
  const texts: Record<Asked, string | undefined> = {
    submit: moves === '' ? undefined : moves,
    close: t('closeText', { amount: formats.money(unused, currency) }),
    submitOverBudget: [t('overText'), moves].filter(Boolean).join(' '),
    reopen: t('reopenText'),
    cancel: t('cancelText'),
  };
  const run = async (reason: string) => {
    const done = await acts[asked].mutateAsync({ requestId, version, reason });
    notifyDone(t('done', { number: done.number }));
  };
  return (
    <ConfirmAction
      opened
      onClose={props.onClose}
      title={`${t(asked)} · ${number}`}
      text={texts[asked]}
      confirmLabel={t(asked)}
      tone={asked === 'cancel' ? 'danger' : 'normal'}
      reason={asked === 'submit' ? 'none' : 'required'}
      onConfirm={run}
    />
  );
}
