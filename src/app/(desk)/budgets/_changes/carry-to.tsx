'use client';
// The period that receives what is carried forward.
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Trees } from '../_parts/use-trees';

interface CarryToProps {
  readonly trees: Trees;
  readonly field: (path: string) => object;
}

export function CarryTo({ trees, field }: CarryToProps) {
  const t = useTranslations('budgets.change');
  const periods = trees.years.map((year) => ({
    group: year.code,
    items: year.periods
      .filter(({ status }) => status === 'OPEN')
      .map(({ id, code }) => ({ value: id, label: code })),
  }));
  return (
    <Select
      label={t('toPeriod')}
      required
      searchable
      data={periods}
      allowDeselect={false}
      {...field('toPeriodId')}
    />
  );
}
