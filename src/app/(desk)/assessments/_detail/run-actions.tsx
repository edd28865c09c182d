'use client';
// What this reader may do with the assessment in its state.
import { Button } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RunView } from '@/server/modules/assessments/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';

const STEPS = [
  { action: 'publish', icon: IconSend, done: 'published' },
  { action: 'finish', icon: IconLock, done: 'final' },
] as const;

export interface RunActionsProps {
  readonly run: RunView;
  readonly permissions: readonly string[];
}

export function RunActions({ run, permissions }: RunActionsProps) {
  const t = useTranslations('assessments');
  const trpc = useTRPC();
  const options = { refresh: [trpc.assessments.pathFilter()] };
  const writes = {
    publish: useWrite(trpc.assessments.publish, options),
    finish: useWrite(trpc.assessments.finish, options),
  };
  const [asked, setAsked] = useState<(typeof STEPS)[number] | null>(null);
  if (!permissions.includes('assessments.publish')) return null;
  const { id, version, number } = run;
  return (
    <>
      {STEPS.filter(({ action }) => run.actions.includes(action)).map((step) => (
        <Button
          key={step.action}
          variant={step.action === 'publish' ? 'filled' : 'default'}
          leftSection={<step.icon size={16} stroke={1.8} aria-hidden />}
          onClick={() => setAsked(step)}
        >
          {t(`act.${step.action}`)}
        </Button>
      ))}
      {asked && (
        <ConfirmAction
          opened
          onClose={() => setAsked(null)}
          title={t(`act.${asked.action}Title`, { number })}
          text={t(`act.${asked.action}Text`)}
          confirmLabel={t(`act.${asked.action}`)}
          onConfirm={async () => {
            await writes[asked.action].mutateAsync({ id, version });
            notifyDone(t(`done.${asked.done}`, { number }));
          }}
        />
      )}
    </>
  );
}
