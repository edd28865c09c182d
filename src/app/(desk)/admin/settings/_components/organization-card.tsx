'use client';
// Name and language of the organization, and what was decided when it was made.
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { LOCALES, LOCALE_NAMES } from '@/i18n/locales';
import { LocaleName, type SettingsView } from '@/server/modules/identity/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { SectionCard } from '../../../_frame/section-card';

export interface OrganizationCardProps {
  readonly organization: SettingsView['organization'];
  readonly canWrite: boolean;
}

const schema = z.object({ name: requiredText(200), locale: LocaleName });

export function OrganizationCard({ organization, canWrite }: OrganizationCardProps) {
  const t = useTranslations('admin.settings');
  const router = useRouter();
  const trpc = useTRPC();
  const { name, locale, code, currency, timeZone } = organization;
  const write = useWrite(trpc.identity.saveOrganization, {
    refresh: [trpc.identity.settings.queryFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: { name, locale },
    onSubmit: (values) => write.mutateAsync({ before: { name, locale }, ...values }),
    onSaved: () => {
      notifyDone(t('saved'));
      router.refresh();
    },
  });
  const field = state.form.getInputProps;
  return (
    <SectionCard title={t('organization')} text={t('organizationText')}>
      <AppForm state={state}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput label={t('name')} required readOnly={!canWrite} {...field('name')} />
          <Select
            label={t('locale')}
            data={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
            allowDeselect={false}
            disabled={!canWrite}
            {...field('locale')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <TextInput label={t('code')} value={code} readOnly variant="filled" />
          <TextInput label={t('currency')} value={currency} readOnly variant="filled" />
          <TextInput
            label={t('timeZone')}
            value={timeZone}
            description={t('fixed')}
            inputWrapperOrder={['label', 'input', 'description']}
            readOnly
            variant="filled"
          />
        </SimpleGrid>
        {canWrite && state.form.isDirty() && <FormActions />}
      </AppForm>
    </SectionCard>
  );
}
