'use client';
// What follows fiscal years has nothing to show while a company has none: that is a beginning and not
// a fault, and the way on is the calendar.
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useErrorText } from '@/i18n/errors';
import { EmptyState, ErrorState, type ErrorStateProps } from '@/ui/states';

export function NoYear() {
  const t = useTranslations('centres.calendars');
  return (
    <EmptyState
      icon={IconCalendarPlus}
      title={t('noYears')}
      text={t('needed')}
      action={
        <Button component={Link} href="/calendars" variant="default">
          {t('title')}
        </Button>
      }
    />
  );
}

/** A failure to load, unless it only says that no fiscal year holds today. */
export function YearFault(props: ErrorStateProps) {
  const errorText = useErrorText();
  return errorText(props.error).code === 'periods.noPeriod' ? (
    <NoYear />
  ) : (
    <ErrorState {...props} />
  );
}
