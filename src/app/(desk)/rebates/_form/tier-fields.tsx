'use client';
// The tiers of an agreement, from the lowest up, and what sales to try would earn by them.
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { parseMoney } from '@/kernel/money';
import { useTRPC } from '@/trpc/client';
import { DecimalInput, MoneyInput } from '@/ui/forms';
import { schemaFor, tiersOf, type AgreementValues } from './agreement-values';

interface TierFieldsProps {
  readonly form: UseFormReturnType<AgreementValues>;
  readonly currency: string;
}

export function TierFields({ form, currency }: TierFieldsProps) {
  const t = useTranslations('expenses.rebate');
  const { tiers } = form.values;
  return (
    <Stack gap="sm">
      {tiers.map((_, index) => (
        // Rows have no identity of their own; all inputs are controlled by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} align="flex-start" gap="sm" wrap="nowrap">
          <MoneyInput
            label={t('upTo')}
            currency={currency}
            placeholder={index === tiers.length - 1 ? t('openEnd') : undefined}
            {...form.getInputProps(`tiers.${index}.upToMinor`)}
          />
          <DecimalInput
            label={t('ratePercent')}
            w={120}
            {...form.getInputProps(`tiers.${index}.rate`)}
          />
          <ActionIcon
            mt={26}
            variant="subtle"
            color="gray"
            aria-label={t('removeTier', { tier: index + 1 })}
            disabled={tiers.length === 1}
            onClick={() => form.removeListItem('tiers', index)}
          >
            <IconTrash size={16} stroke={1.7} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
          onClick={() => form.insertListItem('tiers', { upToMinor: '', rate: '' })}
        >
          {t('addTier')}
        </Button>
      </Group>
      <Example form={form} currency={currency} />
    </Stack>
  );
}

/** By the rule that settles, so that the example and the payment cannot differ. */
function Example({ form, currency }: TierFieldsProps) {
  const t = useTranslations('expenses.rebate');
  const formats = useFormats();
  const [sales, setSales] = useState('');
  const { method } = form.values;
  const parsed = schemaFor(currency).shape.tiers.safeParse(form.values.tiers);
  const amount = parseMoney(sales, currency);
  const salesMinor = amount.ok && amount.value.minor >= 0n ? amount.value.minor : null;
  const query = useQuery({
    ...useTRPC().expenses.rebateExample.queryOptions({
      ...{ method, tiers: parsed.success ? tiersOf(parsed.data) : [] },
      salesMinor: salesMinor ?? 0n,
    }),
    enabled: parsed.success && salesMinor !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isShown = parsed.success && salesMinor !== null && query.data;
  return (
    <Group align="flex-end" gap="md">
      <MoneyInput label={t('exampleSales')} currency={currency} value={sales} onChange={setSales} />
      <Text size="sm" aria-live="polite" mb={8}>
        {isShown
          ? t('exampleText', {
              sales: formats.money(salesMinor, currency),
              earned: formats.money(query.data.earnedMinor, currency),
            })
          : ''}
      </Text>
    </Group>
  );
}
