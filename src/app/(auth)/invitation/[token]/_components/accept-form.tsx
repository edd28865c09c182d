'use client';
// Name and password of a new account, or the new password of one that exists. Signs in afterwards.
import { Button, PasswordInput, Text, TextInput, Title } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { DomainError } from '@/kernel/domain-error';
import { PASSWORD_MIN, type InvitationGreeting } from '@/server/modules/identity/schemas';
import { requestSignIn } from '@/trpc/auth-requests';
import { useTRPC, useWrite } from '@/trpc/client';
import { AppForm, requiredText, useAppForm } from '@/ui/forms';

export interface AcceptFormProps {
  readonly token: string;
  readonly greeting: InvitationGreeting;
}

const schema = z
  .object({
    name: requiredText(100),
    password: z.string().min(1, 'request.required'),
    repeat: z.string(),
  })
  .refine(({ password, repeat }) => password === repeat, {
    path: ['repeat'],
    message: 'identity.passwordsDiffer',
  });

export function AcceptForm({ token, greeting }: AcceptFormProps) {
  const t = useTranslations('auth.invitation');
  const locale = useLocale();
  const formats = useFormats();
  const trpc = useTRPC();
  const accept = useWrite(trpc.identity.acceptInvitation);
  const isReset = greeting.kind === 'reset';
  const { organization, email } = greeting;
  const state = useAppForm({
    schema,
    initialValues: { name: greeting.name, password: '', repeat: '' },
    onSubmit: async ({ name, password }) => {
      await accept.mutateAsync({ token, name, password, locale });
      const refusal = await requestSignIn(email, password);
      if (refusal) throw DomainError.fromShape(refusal);
      window.location.assign('/');
      await new Promise(() => undefined);
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <div>
        <Title order={1} size="h2">
          {isReset ? t('resetTitle') : t('title', { organization })}
        </Title>
        <Text size="sm" c="dimmed" mt={4}>
          {isReset ? t('resetLead', { email, organization }) : t('lead', { email })}
        </Text>
      </div>
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {!isReset && <TextInput label={t('name')} autoComplete="name" required {...field('name')} />}
      <PasswordInput
        label={t('password')}
        description={t('passwordHelp', { min: PASSWORD_MIN })}
        autoComplete="new-password"
        required
        {...field('password')}
      />
      <PasswordInput
        label={t('repeat')}
        autoComplete="new-password"
        required
        {...field('repeat')}
      />
      <Button type="submit" fullWidth loading={state.isPending} mt={4}>
        {isReset ? t('resetSubmit') : t('submit')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('until', { time: formats.dateTime(greeting.expiresAt) })}
      </Text>
    </AppForm>
  );
}
