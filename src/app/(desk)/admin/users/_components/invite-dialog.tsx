'use client';
// Inviting someone. Where no mail server is set up, the link is shown here to be handed over.
import { Modal, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { EmailAddress } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalPickedField, requiredText, useAppForm } from '@/ui/forms';
import type { Picked } from '@/ui/forms';
import { LinkPanel } from './link-panel';
import { RoleFields } from './role-fields';

export interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const schema = z.object({
  email: EmailAddress,
  name: requiredText(100),
  roles: z.array(z.string()).min(1, 'identity.rolesMissing'),
  dealerId: optionalPickedField(),
});

export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const t = useTranslations('admin.invite');
  const [invitationId, setInvitationId] = useState<string | null>(null);
  const close = () => {
    onClose();
    setInvitationId(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={invitationId ? t('linkTitle') : t('title')}
      size="lg"
    >
      {invitationId ? (
        <LinkPanel invitationId={invitationId} />
      ) : (
        <InviteForm onLink={setInvitationId} onClose={close} />
      )}
    </Modal>
  );
}

interface InviteFormProps {
  /** No mail carries the link. */
  readonly onLink: (invitationId: string) => void;
  readonly onClose: () => void;
}

function InviteForm({ onLink, onClose }: InviteFormProps) {
  const t = useTranslations('admin');
  const trpc = useTRPC();
  const invite = useWrite(trpc.identity.invite, {
    refresh: [trpc.identity.invitations.queryFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: { email: '', name: '', roles: [] as string[], dealerId: null as Picked | null },
    onSubmit: async (values) => ({
      ...(await invite.mutateAsync(values)),
      email: values.email,
    }),
    onSaved: ({ invitationId, isMailed, email }) => {
      if (!isMailed) {
        onLink(invitationId);
        return;
      }
      notifyDone(t('invite.mailed', { email }));
      onClose();
    },
  });
  const { values, errors, setFieldValue, getInputProps } = state.form;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm" c="dimmed">
        {t('invite.lead')}
      </Text>
      <TextInput
        label={t('users.email')}
        type="email"
        autoComplete="off"
        data-autofocus
        required
        {...getInputProps('email')}
      />
      <TextInput label={t('users.name')} autoComplete="off" required {...getInputProps('name')} />
      <RoleFields
        roles={values.roles}
        onRoles={(roles) => setFieldValue('roles', roles)}
        rolesError={errors['roles']}
        dealer={values.dealerId}
        onDealer={(dealer) => setFieldValue('dealerId', dealer)}
        dealerError={errors['dealerId']}
      />
      <FormActions submitLabel={t('invite.submit')} onCancel={onClose} />
    </AppForm>
  );
}
