'use client';
// The dealer's credit: limit, what is used, what this order makes of it. Over is said in words and
// hatched, not only coloured.
import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { creditBar, type CreditFigures } from './credit-model';
import classes from './holds.module.css';

export interface CreditMeterProps {
  readonly credit: CreditFigures;
  readonly currency: string;
  /** Every figure on a line of its own, label left and amount right. */
  readonly isNarrow?: boolean;
}

export function CreditMeter({ credit, currency, isNarrow = false }: CreditMeterProps) {
  const t = useTranslations('orders.credit');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, currency);
  const bar = creditBar(credit);
  const { limitMinor } = credit;
  return (
    <div className={classes.credit} data-narrow={isNarrow || undefined}>
      <Group gap="0 10px" justify="space-between" align="baseline">
        <Text size="xs" c="dimmed" className={classes.pair}>
          <span>{t('exposure')}</span>{' '}
          <span className="dd-tabular">{money(credit.exposureMinor)}</span>
        </Text>
        <Text size="xs" c="dimmed" className={classes.pair}>
          <span>{limitMinor === null ? t('unlimited') : t('limit')}</span>{' '}
          {limitMinor !== null && <span className="dd-tabular">{money(limitMinor)}</span>}
        </Text>
      </Group>
      {bar && limitMinor !== null && (
        <div
          className={classes.bar}
          role="img"
          aria-label={t('bar', { after: money(credit.afterMinor), limit: money(limitMinor) })}
        >
          <span className={classes.used} style={{ width: `${bar.used * 100}%` }} />
          <span
            className={classes.added}
            data-over={bar.isOver || undefined}
            style={{ width: `${bar.added * 100}%` }}
          />
          {bar.isOver && (
            <span className={classes.limit} style={{ insetInlineStart: `${bar.limit * 100}%` }} />
          )}
        </div>
      )}
      <Group gap={10} justify="space-between">
        <Text size="sm" className={classes.pair}>
          <Text span size="xs" c="dimmed">
            {t('after')}
          </Text>{' '}
          <span className="dd-tabular">{money(credit.afterMinor)}</span>
        </Text>
        {bar && (
          <Text size="sm" fw={560} className={classes.room} data-over={bar.isOver || undefined}>
            {bar.isOver && <IconAlertTriangle size={14} aria-hidden />}
            {bar.isOver
              ? t('over', { amount: money(-bar.roomMinor) })
              : t('room', { amount: money(bar.roomMinor) })}
          </Text>
        )}
      </Group>
      {credit.overdueMinor > 0n && (
        <Text size="xs" className={classes.room} data-over="">
          <IconClockExclamation size={13} aria-hidden />
          {t('overdue', { amount: money(credit.overdueMinor), days: credit.overdueDays })}
        </Text>
      )}
    </div>
  );
}
