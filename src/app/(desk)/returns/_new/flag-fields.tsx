'use client';
// What follows from a return: demand opened again, goods back on the shelf or scrapped, a credit.
import { Checkbox, Fieldset, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';

export const RETURN_FLAGS = ['reopenDemand', 'restock', 'credit'] as const;
export type ReturnFlags = Readonly<Record<(typeof RETURN_FLAGS)[number], boolean>>;

export interface FlagFieldsProps {
  readonly flags: ReturnFlags;
  readonly onChange: (flags: ReturnFlags) => void;
}

export function flagsOf({ reopenDemand, restock, credit }: ReturnFlags): ReturnFlags {
  return { reopenDemand, restock, credit };
}

export function FlagFields({ flags, onChange }: FlagFieldsProps) {
  const t = useTranslations('fulfilment.returns');
  return (
    <Fieldset legend={t('flags')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        {RETURN_FLAGS.map((flag) => (
          <Checkbox
            key={flag}
            label={t(`flag.${flag}`)}
            description={t(`help.${flag}`)}
            checked={flags[flag]}
            onChange={(event) => onChange({ ...flags, [flag]: event.currentTarget.checked })}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}
