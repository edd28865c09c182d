'use client';
// Blocking, closing and reopening a dealer, each with its reason.
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DealerAction, DealerStatus, DealerView } from '@/server/modules/dealers/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';

/** What can be done in each state; the server's machine decides again. */
const ACTIONS: Record<DealerStatus, readonly DealerAction[]> = {
  ACTIVE: ['block', 'close'],
  BLOCKED: ['unblock', 'close'],
  CLOSED: ['reopen'],
};

export function StatusActions({ dealer }: { readonly dealer: DealerView }) {
  const t = useTranslations('dealers.action');
  const trpc = useTRPC();
  const [action, setAction] = useState<DealerAction | null>(null);
  const change = useWrite(trpc.dealers.changeStatus, { refresh: [trpc.dealers.pathFilter()] });
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} />}>
            {t('title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ACTIONS[dealer.status].map((known) => (
            <Menu.Item key={known} onClick={() => setAction(known)}>
              {t(`${known}.do`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {action && (
        <ConfirmAction
          opened
          onClose={() => setAction(null)}
          title={t(`${action}.title`, { name: dealer.name })}
          text={t(`${action}.text`)}
          confirmLabel={t(`${action}.do`)}
          tone={action === 'block' || action === 'close' ? 'danger' : 'normal'}
          reason="required"
          onConfirm={async (reason) => {
            const { id, version } = dealer;
            await change.mutateAsync({ id, version, action, reason });
            notifyDone(t('done'));
          }}
        />
      )}
    </>
  );
}
