'use client';
// The sign-in card. What was typed stays when it is refused; the refusal says how long to wait.
import { Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { setLocale } from '@/i18n/set-locale';
import { DomainError } from '@/kernel/domain-error';
import { refusalIn, requestProviderSignIn, requestSignIn } from '@/trpc/auth-requests';
import { useTRPCClient } from '@/trpc/client';
import { AppForm, RefusalAlert, requiredText, useAppForm } from '@/ui/forms';

export interface SignInFormProps {
  readonly returnTo: string;
  /** The refusal that came with the address, from the identity provider's way back. */
  readonly error: string | null;
  readonly provider: { readonly id: string; readonly name: string } | null;
}

const schema = z.object({
  email: requiredText(254),
  password: z.string().min(1, 'request.required'),
});

function refusalOf(error: string | null): DomainError | null {
  const shape = error === null ? null : refusalIn(new URLSearchParams({ error }));
  return shape ? DomainError.fromShape(shape) : null;
}

export function SignInForm({ returnTo, error, provider }: SignInFormProps) {
  const t = useTranslations('auth.signIn');
  const client = useTRPCClient();
  const [arrived, setArrived] = useState(() => refusalOf(error));
  const enter = async () => {
    const { user } = await client.identity.me.query();
    if (user.locale) await setLocale(user.locale);
    // A full load: the pages rendered for nobody are not to be seen again.
    window.location.assign(returnTo);
    // The form stays busy until the browser has left.
    await new Promise(() => undefined);
  };
  const state = useAppForm({
    schema,
    initialValues: { email: '', password: '' },
    onSubmit: async ({ email, password }) => {
      setArrived(null);
      const refusal = await requestSignIn(email, password);
      if (refusal) throw DomainError.fromShape(refusal);
      await enter();
    },
  });
  const leaveFor = async (providerId: string) => {
    setArrived(null);
    try {
      await requestProviderSignIn(providerId, returnTo);
    } catch {
      setArrived(new DomainError('request.failed'));
    }
  };
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      {arrived && <RefusalAlert error={arrived} onClose={() => setArrived(null)} />}
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        {...field('email')}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        {...field('password')}
      />
      <Button type="submit" fullWidth loading={state.isPending} mt={4}>
        {t('submit')}
      </Button>
      {provider && (
        <Stack gap="md">
          <Divider label={t('or')} />
          <Button variant="default" fullWidth onClick={() => void leaveFor(provider.id)}>
            {t('provider', { name: provider.name })}
          </Button>
        </Stack>
      )}
      <Text size="xs" c="dimmed">
        {t('forgotten')}
      </Text>
    </AppForm>
  );
}
