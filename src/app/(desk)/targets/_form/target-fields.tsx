'use client';
// What a target says: from when, until when, how much. The form of a new one and of a change.
import { Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import {
  DateField,
  dateField,
  MoneyInput,
  moneyField,
  optionalDateField,
  optionalQuantityField,
  QuantityInput,
} from '@/ui/forms';

/** Texts as typed to what the server takes. */
export const targetFields = (currency: string) => ({
  startsOn: dateField(),
  endsOn: optionalDateField(),
  amountMinor: moneyField(currency),
  quantity: optionalQuantityField({ allowZero: true }),
});

export const TARGET_PATHS = ['startsOn', 'endsOn', 'amountMinor', 'quantity'] as const;
export type TargetPath = (typeof TARGET_PATHS)[number];
export type TargetTexts = z.input<z.ZodObject<ReturnType<typeof targetFields>>>;

export function useTargetLabels(): Record<TargetPath, string> {
  const t = useTranslations('targets.field');
  return {
    startsOn: t('startsOn'),
    endsOn: t('endsOn'),
    amountMinor: t('amount'),
    quantity: t('quantity'),
  };
}

interface TargetFieldsProps {
  readonly currency: string;
  readonly field: (path: TargetPath) => object;
  readonly readOnly?: boolean;
}

export function TargetFields({ currency, field, readOnly }: TargetFieldsProps) {
  const t = useTranslations('targets');
  const labels = useTargetLabels();
  return (
    <>
      <Group grow align="flex-start">
        <DateField
          label={labels.startsOn}
          description={t('startsHint')}
          required
          readOnly={readOnly}
          {...field('startsOn')}
        />
        <DateField
          label={labels.endsOn}
          description={t('endsHint')}
          readOnly={readOnly}
          {...field('endsOn')}
        />
      </Group>
      <Group grow align="flex-start">
        <MoneyInput
          label={labels.amountMinor}
          description={t('amountHint')}
          currency={currency}
          required
          readOnly={readOnly}
          {...field('amountMinor')}
        />
        <QuantityInput
          label={labels.quantity}
          description={t('quantityHint')}
          readOnly={readOnly}
          {...field('quantity')}
        />
      </Group>
    </>
  );
}
