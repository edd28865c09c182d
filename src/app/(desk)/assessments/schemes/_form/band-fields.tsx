'use client';
// From which attainment on an indicator gives how many points.
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DecimalInput } from '@/ui/forms';
import type { SchemeValues } from './scheme-values';

export interface BandFieldsProps {
  readonly form: UseFormReturnType<SchemeValues>;
  readonly index: number;
}

export function BandFields({ form, index }: BandFieldsProps) {
  const t = useTranslations('assessments');
  const bands = form.values.indicators[index]?.bands ?? [];
  const path = `indicators.${index}.bands`;
  const scoring = form.values.indicators[index]?.scoring ?? 'LINEAR';
  const error = form.errors[path];
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {t('field.band')}
      </Text>
      {bands.map((_, at) => (
        // Rows have no identity of their own; all inputs are controlled by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
          <DecimalInput
            aria-label={t('field.threshold')}
            leftSection="≥"
            suffix="%"
            w={130}
            {...form.getInputProps(`${path}.${at}.from`)}
          />
          <DecimalInput
            aria-label={t('field.points100')}
            suffix={t('field.score')}
            w={150}
            {...form.getInputProps(`${path}.${at}.score`)}
          />
          <ActionIcon
            mt={4}
            aria-label={t('act.removeBand', { number: at + 1 })}
            onClick={() => form.removeListItem(path, at)}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </Group>
      ))}
      <Text size="xs" c="dimmed">
        {t(`belowBands.${scoring}`)}
      </Text>
      {error && (
        <Text size="xs" c="var(--dd-bad)">
          {error}
        </Text>
      )}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={13} stroke={2} aria-hidden />}
        onClick={() => form.insertListItem(path, { from: '', score: '' })}
      >
        {t('act.addBand')}
      </Button>
    </Stack>
  );
}
