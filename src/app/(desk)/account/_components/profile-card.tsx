'use client';
// Name and language of the signed-in person.
import { Badge, Group, Input, Select, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { LOCALES, LOCALE_NAMES, isAppLocale } from '@/i18n/locales';
import { setLocale } from '@/i18n/set-locale';
import type { Me } from '@/server/modules/identity/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { SectionCard } from '../../_frame/section-card';

const AUTO = 'auto';

const schema = z.object({
  version: z.number().int(),
  name: requiredText(100),
  locale: z.string().transform((value) => (isAppLocale(value) ? value : null)),
});

function valuesOf({ user }: Me): z.input<typeof schema> {
  return { version: user.version, name: user.name, locale: user.locale ?? AUTO };
}

export function ProfileCard({ me }: { readonly me: Me }) {
  const t = useTranslations('auth');
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const save = useWrite(trpc.identity.updateProfile);
  const languageName = (value: unknown) =>
    isAppLocale(value) ? LOCALE_NAMES[value] : t('account.languageAuto');
  const state = useAppForm({
    schema,
    initialValues: valuesOf(me),
    onSubmit: async (values) => {
      await save.mutateAsync(values);
      if (values.locale) await setLocale(values.locale);
      return client.identity.me.query();
    },
    onSaved: (fresh) => {
      state.form.setFieldValue('version', fresh.user.version);
      state.form.resetDirty();
      notifyDone(t('account.saved'));
      router.refresh();
    },
    conflict: {
      load: async () => valuesOf(await client.identity.me.query()),
      fields: [
        { path: 'name', label: t('account.name') },
        { path: 'locale', label: t('account.language'), format: languageName },
      ],
    },
  });
  const field = state.form.getInputProps;
  return (
    <SectionCard title={t('account.profile')} text={t('account.profileText')}>
      <AppForm state={state}>
        <TextInput label={t('account.name')} required autoComplete="name" {...field('name')} />
        <TextInput
          label={t('account.email')}
          description={t('account.emailHelp')}
          value={me.user.email}
          readOnly
          variant="filled"
        />
        <Select
          label={t('account.language')}
          data={[AUTO, ...LOCALES].map((value) => ({ value, label: languageName(value) }))}
          allowDeselect={false}
          {...field('locale')}
        />
        <Input.Wrapper label={t('account.roles')} labelElement="div">
          <Group gap={6} mt={2}>
            {me.user.roles.map((role) => (
              <Badge key={role} color="gray">
                {t(`role.${role}`)}
              </Badge>
            ))}
          </Group>
        </Input.Wrapper>
        <FormActions />
      </AppForm>
    </SectionCard>
  );
}
