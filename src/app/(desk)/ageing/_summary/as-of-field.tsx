'use client';
// The day the figures are asked for. Half a date is not a question yet.
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { parseBusinessDate } from '@/kernel/business-date';
import { DateField } from '@/ui/forms';
import classes from './ageing.module.css';

export interface AsOfFieldProps {
  readonly value: string;
  readonly today: string;
  /** Undefined means today. */
  readonly onChange: (day: string | undefined) => void;
}

export function AsOfField({ value, today, onChange }: AsOfFieldProps) {
  const t = useTranslations('receivables.ageing');
  const [draft, setDraft] = useState<string | null>(null);
  const type = (text: string) => {
    const day = parseBusinessDate(text);
    setDraft(day.ok ? null : text);
    if (day.ok && day.value <= today) onChange(day.value === today ? undefined : day.value);
  };
  return (
    <DateField
      className={classes.asOf}
      size="sm"
      aria-label={t('asOf')}
      leftSection={<span className={classes.asOfLabel}>{t('asOf')}</span>}
      leftSectionWidth={62}
      value={draft ?? value}
      maxDate={today}
      onChange={type}
      onBlur={() => setDraft(null)}
    />
  );
}
