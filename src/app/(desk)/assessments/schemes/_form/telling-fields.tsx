'use client';
// Who is told of a published assessment, whether by mail, and whether the schedule publishes by itself.
import { Checkbox, MultiSelect, SimpleGrid, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { RECIPIENT_ROLES } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import type { SchemeValues } from './scheme-values';

export interface TellingFieldsProps {
  readonly form: UseFormReturnType<SchemeValues>;
  readonly mayWrite: boolean;
}

export function TellingFields({ form, mayWrite }: TellingFieldsProps) {
  const t = useTranslations('assessments.field');
  const roleNames = useTranslations('auth.role');
  const owners = useQuery({ ...useTRPC().centres.owners.queryOptions(), enabled: mayWrite });
  const people = (owners.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const roles = RECIPIENT_ROLES.map((value) => ({ value, label: roleNames(value) }));
  const field = form.getInputProps;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <MultiSelect
          label={t('recipientRoles')}
          description={t('recipientRolesHint')}
          data={roles}
          clearable
          {...field('recipientRoles')}
        />
        {mayWrite && (
          <MultiSelect
            label={t('recipients')}
            description={t('recipientsHint')}
            data={people}
            searchable
            clearable
            {...field('recipients')}
          />
        )}
      </SimpleGrid>
      <Checkbox
        label={t('mailsReport')}
        description={t('mailsReportHint')}
        {...form.getInputProps('mailsReport', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('publishesItself')}
        description={t('publishesItselfHint')}
        disabled={form.values.frequency === 'NONE'}
        {...form.getInputProps('publishesItself', { type: 'checkbox' })}
      />
    </Stack>
  );
}
