'use client';
// The indicators of a scheme: weight, target, direction, and the bands that give points.
import {
  ActionIcon,
  Button,
  Card,
  Checkbox,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import {
  INDICATOR_NAMES,
  indicatorOf,
  type IndicatorName,
} from '@/server/modules/assessments/schemas';
import { DecimalInput } from '@/ui/forms';
import { BandFields } from './band-fields';
import { ListFault } from './list-fault';
import { isInDays, newIndicator, weightSum, type SchemeValues } from './scheme-values';

type Form = UseFormReturnType<SchemeValues>;

export function IndicatorFields({ form }: { readonly form: Form }) {
  const t = useTranslations('assessments');
  const { indicators, subjectKind } = form.values;
  const fitting = INDICATOR_NAMES.filter((n) => indicatorOf(n).subjects.includes(subjectKind));
  const unused = fitting.filter((name) => !indicators.some((line) => line.indicator === name));
  const sum = weightSum(indicators);
  const [nextName] = unused;
  return (
    <Stack gap="md">
      {indicators.map((line, index) => (
        <IndicatorCard
          key={line.indicator}
          form={form}
          index={index}
          choices={[...unused, line.indicator]}
        />
      ))}
      <Group justify="space-between">
        <div>
          <Text size="sm" c={sum === '100' ? 'dimmed' : 'var(--dd-bad)'} aria-live="polite">
            {t('form.weightSum', { sum: `${sum} %` })}
          </Text>
          <ListFault form={form} path="indicators" />
        </div>
        {nextName && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
            onClick={() =>
              form.insertListItem(
                'indicators',
                newIndicator(nextName, indicatorOf(nextName).better),
              )
            }
          >
            {t('act.addIndicator')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface IndicatorCardProps {
  readonly form: Form;
  readonly index: number;
  readonly choices: readonly IndicatorName[];
}

function IndicatorCard({ form, index, choices }: IndicatorCardProps) {
  const t = useTranslations('assessments');
  const line = form.values.indicators[index];
  if (!line) return null;
  const at = (name: string) => `indicators.${index}.${name}`;
  const field = form.getInputProps;
  return (
    <Card withBorder padding="sm">
      <Stack gap="sm">
        <Group align="flex-end" wrap="nowrap">
          <Select
            style={{ flex: 1 }}
            label={t('field.indicator')}
            description={t(`formula.${line.indicator}`)}
            allowDeselect={false}
            data={choices.map((value) => ({ value, label: t(`indicator.${value}`) }))}
            {...field(at('indicator'))}
          />
          <ActionIcon
            mb={4}
            aria-label={t('act.removeIndicator', { number: index + 1 })}
            onClick={() => form.removeListItem('indicators', index)}
          >
            <IconTrash size={16} stroke={1.7} />
          </ActionIcon>
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
          <DecimalInput label={t('field.weight')} suffix="%" required {...field(at('weight'))} />
          <DecimalInput
            label={t('field.target')}
            suffix={isInDays(line.indicator) ? t('figure.days') : '%'}
            required
            {...field(at('target'))}
          />
          <Select
            label={t('field.better')}
            allowDeselect={false}
            data={(['HIGHER', 'LOWER', 'NEAR'] as const).map((value) => ({
              value,
              label: t(`better.${value}`),
            }))}
            {...field(at('better'))}
          />
          <Select
            label={t('field.scoring')}
            allowDeselect={false}
            data={(['LINEAR', 'STEP'] as const).map((value) => ({
              value,
              label: t(`scoring.${value}`),
            }))}
            {...field(at('scoring'))}
          />
        </SimpleGrid>
        <BandFields form={form} index={index} />
        <Checkbox
          label={t('field.isControllable')}
          {...form.getInputProps(at('controllable'), { type: 'checkbox' })}
        />
      </Stack>
    </Card>
  );
}
