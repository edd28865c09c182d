'use client';
// What this reader may do with the return in its state: the next step as a button, its ends behind.
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconBan,
  IconCheck,
  IconDots,
  IconEye,
  IconPackageImport,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReturnView } from '@/server/modules/fulfilment/schemas';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';
import { ReceiveDialog } from './receive-dialog';
import { useReturnActs } from './use-return-acts';

export interface ReturnActionsProps {
  readonly found: ReturnView;
  readonly today: string;
  /** Opens the inspection below. */
  readonly onInspect: () => void;
}

type AskedAct = 'authorize' | 'reject' | 'cancelReturn';

const STEPS: readonly { readonly step: 'authorize' | 'receive' | 'inspect'; icon: Icon }[] = [
  { step: 'authorize', icon: IconCheck },
  { step: 'receive', icon: IconPackageImport },
  { step: 'inspect', icon: IconEye },
];

const ENDS = [
  { action: 'reject', act: 'reject', icon: IconX },
  { action: 'cancel', act: 'cancelReturn', icon: IconBan },
] as const;

export function ReturnActions(props: ReturnActionsProps) {
  const t = useTranslations('fulfilment.act');
  const { found, onInspect } = props;
  const [asked, setAsked] = useState<AskedAct | 'receive' | null>(null);
  const may = (action: string) => found.actions.includes(action);
  const close = () => setAsked(null);
  const ends = ENDS.filter(({ action }) => may(action));
  return (
    <>
      {STEPS.filter(({ step }) => may(step)).map(({ step, icon: StepIcon }) => (
        <Button
          key={step}
          leftSection={<StepIcon size={16} stroke={1.8} aria-hidden />}
          onClick={() => (step === 'inspect' ? onInspect() : setAsked(step))}
        >
          {t(step)}
        </Button>
      ))}
      {ends.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('more')}>
              <IconDots size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {ends.map(({ act, icon: EndIcon }) => (
              <Menu.Item
                key={act}
                color="red"
                leftSection={<EndIcon size={16} stroke={1.7} aria-hidden />}
                onClick={() => setAsked(act)}
              >
                {t(act)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked === 'receive' && may('receive') && <ReceiveDialog {...props} onClose={close} />}
      {asked !== null && asked !== 'receive' && (
        <ReturnQuestion found={found} asked={asked} onClose={close} />
      )}
    </>
  );
}

function ReturnQuestion(props: {
  readonly found: ReturnView;
  readonly asked: AskedAct;
  readonly onClose: () => void;
}) {
  const t = useTranslations('fulfilment');
  const acts = useReturnActs();
  const { found, asked } = props;
  const { id: returnId, version, number } = found;
  const ends = asked !== 'authorize';
  const run = async (reason: string) => {
    await acts[asked].mutateAsync({ returnId, version, reason });
    notifyDone(t(`done.${asked === 'cancelReturn' ? 'cancel' : asked}`, { number }));
  };
  return (
    <ConfirmAction
      opened
      onClose={props.onClose}
      title={t(`ask.${asked}Title`, { number })}
      text={t(`ask.${asked}Text`)}
      confirmLabel={t(`act.${asked}`)}
      tone={ends ? 'danger' : 'normal'}
      reason={ends ? 'required' : 'none'}
      onConfirm={run}
    />
  );
}
