'use client';
// What a score is called.
import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DecimalInput } from '@/ui/forms';
import { ListFault } from './list-fault';
import type { SchemeValues } from './scheme-values';

export function GradeFields({ form }: { readonly form: UseFormReturnType<SchemeValues> }) {
  const t = useTranslations('assessments');
  return (
    <Stack gap={6}>
      {form.values.grades.map((_, index) => (
        // Rows have no identity of their own; all inputs are controlled by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            aria-label={t('form.gradeName')}
            w={90}
            maxLength={10}
            {...form.getInputProps(`grades.${index}.grade`)}
          />
          <DecimalInput
            aria-label={t('field.threshold')}
            leftSection="≥"
            w={140}
            {...form.getInputProps(`grades.${index}.from`)}
          />
          <ActionIcon
            mt={4}
            aria-label={t('act.removeGrade', { number: index + 1 })}
            onClick={() => form.removeListItem('grades', index)}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </Group>
      ))}
      <ListFault form={form} path="grades" />
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={13} stroke={2} aria-hidden />}
        onClick={() => form.insertListItem('grades', { from: '', grade: '' })}
      >
        {t('act.addGrade')}
      </Button>
    </Stack>
  );
}
