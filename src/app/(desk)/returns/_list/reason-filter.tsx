'use client';
// Narrows returns to those of one reason.
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { SelectFilter } from '@/ui/filters';

interface ReasonFilterProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

export function ReasonFilter({ value, onChange }: ReasonFilterProps) {
  const t = useTranslations('fulfilment');
  const locale = useLocale();
  const reasons = useQuery(useTRPC().fulfilment.returnReasons.queryOptions({}));
  return (
    <SelectFilter
      label={t('field.reason')}
      value={value === '' ? undefined : value}
      onChange={(reason) => onChange(reason ?? '')}
      options={(reasons.data ?? []).map((reason) => ({
        value: reason.code,
        label: localName(reason, locale),
      }))}
    />
  );
}
