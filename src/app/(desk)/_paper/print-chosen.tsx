'use client';
// Leads from the ticked rows of a list to the page that prints them all.
import { Button, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { MAX_SHEETS } from '@/kernel/batch';
import { LinkButton } from '@/ui/links';

export interface PrintChosenProps {
  /** The page that prints, such as `/orders/print`. */
  readonly page: string;
  readonly ids: readonly string[];
  /** "Print", unless it says what. */
  readonly label?: string;
}

const LOOK = {
  size: 'compact-sm',
  variant: 'default',
  leftSection: <IconPrinter size={15} stroke={1.8} aria-hidden />,
} as const;

export function PrintChosen({ page, ids, label }: PrintChosenProps) {
  const t = useTranslations('common');
  const text = label ?? t('action.print');
  if (ids.length > MAX_SHEETS) {
    return (
      <Tooltip label={t('paper.tooMany', { max: MAX_SHEETS })}>
        <Button {...LOOK} data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
          {text}
        </Button>
      </Tooltip>
    );
  }
  return (
    <LinkButton {...LOOK} href={`${page}?ids=${ids.join(',')}`}>
      {text}
    </LinkButton>
  );
}
