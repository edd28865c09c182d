'use client';
// Changing the own password; ends every other session.
import { PasswordInput, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { PASSWORD_MIN, type Me } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { SectionCard } from '../../_frame/section-card';

const schema = z
  .object({
    current: z.string().min(1, 'request.required'),
    password: z.string().min(1, 'request.required'),
    repeat: z.string(),
  })
  .refine(({ password, repeat }) => password === repeat, {
    path: ['repeat'],
    message: 'identity.passwordsDiffer',
  });

const EMPTY = { current: '', password: '', repeat: '' };

export function PasswordCard({ me }: { readonly me: Me }) {
  const t = useTranslations('auth.account');
  return (
    <SectionCard title={t('password')} text={me.user.hasPassword ? t('passwordText') : undefined}>
      {me.user.hasPassword ? (
        <PasswordForm email={me.user.email} />
      ) : (
        <Text size="sm">{t('passwordNone')}</Text>
      )}
    </SectionCard>
  );
}

function PasswordForm({ email }: { readonly email: string }) {
  const t = useTranslations('auth');
  const trpc = useTRPC();
  const change = useWrite(trpc.identity.changePassword, {
    refresh: [trpc.identity.sessions.queryFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: EMPTY,
    onSubmit: ({ current, password }) => change.mutateAsync({ current, password }),
    onSaved: () => {
      state.form.setInitialValues(EMPTY);
      state.form.reset();
      notifyDone(t('account.changed'));
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      {/* Tells password managers whose password this is. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordInput
        label={t('account.current')}
        autoComplete="current-password"
        required
        {...field('current')}
      />
      <PasswordInput
        label={t('account.new')}
        description={t('invitation.passwordHelp', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        required
        {...field('password')}
      />
      <PasswordInput
        label={t('account.repeat')}
        autoComplete="new-password"
        required
        {...field('repeat')}
      />
      <FormActions submitLabel={t('account.change')} />
    </AppForm>
  );
}
