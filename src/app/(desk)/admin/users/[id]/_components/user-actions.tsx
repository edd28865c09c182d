'use client';
// What an administrator does to an account besides editing it: disable, enable, a new password.
import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/i18n/errors';
import type { UserDetail } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';
import { LinkPanel } from '../../_components/link-panel';

export function UserActions({ user }: { readonly user: UserDetail }) {
  return (
    <Group gap="xs">
      {user.status === 'ACTIVE' && <ResetButton user={user} />}
      {!user.isSelf && <StatusButton user={user} />}
    </Group>
  );
}

function ResetButton({ user }: { readonly user: UserDetail }) {
  const t = useTranslations('admin');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [linkOf, setLinkOf] = useState<string | null>(null);
  const reset = useWrite(trpc.identity.resetAccess, {
    refresh: [trpc.identity.invitations.queryFilter()],
    onSuccess: ({ invitationId, isMailed }) => {
      if (isMailed) notifyDone(t('user.resetMailed', { email: user.email }));
      else setLinkOf(invitationId);
    },
    onError: (error) => notifyFailed(errorText(error)),
  });
  return (
    <>
      <Button
        variant="default"
        loading={reset.isPending}
        onClick={() => reset.mutate({ userId: user.id })}
      >
        {t('user.reset')}
      </Button>
      <Modal
        opened={linkOf !== null}
        onClose={() => setLinkOf(null)}
        title={t('invite.linkTitle')}
        size="lg"
      >
        {linkOf && <LinkPanel invitationId={linkOf} />}
      </Modal>
    </>
  );
}

function StatusButton({ user }: { readonly user: UserDetail }) {
  const t = useTranslations('admin.user');
  const trpc = useTRPC();
  const [isOpen, dialog] = useDisclosure(false);
  const setStatus = useWrite(trpc.identity.setUserStatus, {
    refresh: [trpc.identity.pathFilter()],
  });
  const isActive = user.status === 'ACTIVE';
  const { id: userId, version, name } = user;
  return (
    <>
      <Button variant="default" c={isActive ? 'red' : undefined} onClick={dialog.open}>
        {isActive ? t('disable') : t('enable')}
      </Button>
      <ConfirmAction
        opened={isOpen}
        onClose={dialog.close}
        title={isActive ? t('disableTitle', { name }) : t('enableTitle', { name })}
        text={isActive ? t('disableText') : undefined}
        confirmLabel={isActive ? t('disable') : t('enable')}
        reason="optional"
        tone={isActive ? 'danger' : 'normal'}
        onConfirm={async (reason) => {
          const status = isActive ? 'DISABLED' : 'ACTIVE';
          await setStatus.mutateAsync({ userId, version, status, reason: reason || undefined });
          notifyDone(isActive ? t('disabled', { name }) : t('enabled', { name }));
        }}
      />
    </>
  );
}
