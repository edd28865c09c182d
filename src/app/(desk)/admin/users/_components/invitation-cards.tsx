'use client';
// Invitations nobody has accepted yet, with the means to hand the link over again or withdraw it.
import { Badge, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { InvitationView } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction, ErrorState } from '@/ui/states';
import { LinkPanel } from './link-panel';

export function InvitationCards({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('admin');
  const trpc = useTRPC();
  const [linkOf, setLinkOf] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<InvitationView | null>(null);
  const invitations = useQuery(trpc.identity.invitations.queryOptions());
  const revoke = useWrite(trpc.identity.revokeInvitation, {
    refresh: [trpc.identity.invitations.queryFilter()],
  });
  if (invitations.isError) {
    return <ErrorState error={invitations.error} onRetry={() => void invitations.refetch()} />;
  }
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <Card padding="md" mb="md" component="section">
      <Title order={2} size="h5" mb="xs">
        {t('invitations.title')}
      </Title>
      <Stack gap="xs">
        {invitations.data.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            canWrite={canWrite}
            onLink={() => setLinkOf(invitation.id)}
            onRevoke={() => setLeaving(invitation)}
          />
        ))}
      </Stack>
      <Modal
        opened={linkOf !== null}
        onClose={() => setLinkOf(null)}
        title={t('invite.linkTitle')}
        size="lg"
      >
        {linkOf && <LinkPanel invitationId={linkOf} />}
      </Modal>
      <ConfirmAction
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('invitations.revoke')}
        text={leaving && t('invitations.revokeText', { email: leaving.email })}
        confirmLabel={t('invitations.revoke')}
        tone="danger"
        onConfirm={async () => {
          if (leaving) await revoke.mutateAsync({ invitationId: leaving.id });
          notifyDone(t('invitations.revoked'));
        }}
      />
    </Card>
  );
}

interface InvitationRowProps {
  readonly invitation: InvitationView;
  readonly canWrite: boolean;
  readonly onLink: () => void;
  readonly onRevoke: () => void;
}

function InvitationRow({ invitation, canWrite, onLink, onRevoke }: InvitationRowProps) {
  const t = useTranslations();
  const formats = useFormats();
  const { kind, email, name, roles, invitedBy, expiresAt, canShowLink } = invitation;
  return (
    <Group justify="space-between" gap="sm">
      <div style={{ minWidth: 0, flex: '1 1 260px' }}>
        <Group gap={8}>
          <Text size="sm" fw={560}>
            {name}
          </Text>
          <Badge size="sm" color={kind === 'reset' ? 'blue' : 'amber'}>
            {t(`admin.invitations.kind.${kind}`)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed" truncate>
          {[email, ...roles.map((role) => t(`auth.role.${role}`))].join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {[
            invitedBy && t('admin.invitations.by', { name: invitedBy }),
            t('admin.invitations.until', { time: formats.dateTime(expiresAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      {canWrite && (
        <Group gap="xs">
          {canShowLink && (
            <Button size="compact-sm" variant="default" onClick={onLink}>
              {t('admin.invitations.showLink')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="red" onClick={onRevoke}>
            {t('admin.invitations.revoke')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
