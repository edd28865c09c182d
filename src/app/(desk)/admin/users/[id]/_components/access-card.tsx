'use client';
// Name, roles and dealer of a person.
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { isRole, type UserDetail } from '@/server/modules/identity/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalPickedField, requiredText, useAppForm } from '@/ui/forms';
import type { Picked } from '@/ui/forms';
import { SectionCard } from '../../../../_frame/section-card';
import { RoleFields } from '../../_components/role-fields';

const schema = z.object({
  version: z.number().int(),
  name: requiredText(100),
  roles: z.array(z.string()).min(1, 'identity.rolesMissing'),
  dealerId: optionalPickedField(),
});
type Values = z.input<typeof schema>;

function valuesOf({ version, name, roles, dealer }: UserDetail): Values {
  const dealerId: Picked | null = dealer && { id: dealer.id, label: dealer.name };
  return { version, name, roles: [...roles], dealerId };
}

export interface AccessCardProps {
  readonly user: UserDetail;
  readonly canWrite: boolean;
}

export function AccessCard({ user, canWrite }: AccessCardProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const save = useWrite(trpc.identity.updateUser, { refresh: [trpc.identity.pathFilter()] });
  const roleNames = (value: unknown) =>
    (Array.isArray(value) ? value.map(String) : [])
      .map((role) => (isRole(role) ? t(`auth.role.${role}`) : role))
      .join(', ');
  const state = useAppForm({
    schema,
    initialValues: valuesOf(user),
    onSubmit: (values) => save.mutateAsync({ ...values, userId: user.id }),
    onSaved: () => notifyDone(t('admin.user.saved')),
    conflict: {
      load: async () => valuesOf(await client.identity.user.query({ userId: user.id })),
      fields: [
        { path: 'name', label: t('admin.users.name') },
        { path: 'roles', label: t('admin.users.roles'), format: roleNames },
        { path: 'dealerId', label: t('admin.users.dealer') },
      ],
    },
  });
  const { values, errors, setFieldValue, getInputProps } = state.form;
  return (
    <SectionCard title={t('admin.user.access')}>
      <AppForm state={state}>
        <TextInput
          label={t('admin.users.name')}
          required
          readOnly={!canWrite}
          {...getInputProps('name')}
        />
        <RoleFields
          roles={values.roles}
          onRoles={(roles) => setFieldValue('roles', roles)}
          rolesError={errors['roles']}
          dealer={values.dealerId}
          onDealer={(dealer) => setFieldValue('dealerId', dealer)}
          dealerError={errors['dealerId']}
          disabled={!canWrite}
        />
        {canWrite && <FormActions />}
      </AppForm>
    </SectionCard>
  );
}
