'use client';
// The open invoices of a dealer with what each gets of an amount: oldest due first while nobody
// interferes, by hand from the first keystroke in a row.
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { DateText, MoneyText } from '@/ui/cells';
import { MoneyInput } from '@/ui/forms';
import {
  changeByHand,
  type AllocationPlan,
  type AllocationRow,
  type ByHand,
} from './allocation-model';
import classes from './allocation.module.css';

export interface AllocationEditorProps {
  readonly plan: AllocationPlan;
  readonly byHand: ByHand;
  readonly currency: string;
  readonly onChange: (byHand: ByHand) => void;
}

export function AllocationEditor({ plan, byHand, currency, onChange }: AllocationEditorProps) {
  const t = useTranslations('receivables.allocation');
  if (plan.rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noOpen')}
      </Text>
    );
  }
  return (
    <section aria-label={t('title')}>
      <Group justify="space-between" mb={8} gap={8}>
        <Text size="sm" fw={560}>
          {t('title')}: {t(byHand === null ? 'oldest' : 'byHand')}
        </Text>
        <Group gap={6}>
          {byHand !== null && (
            <Button size="compact-sm" variant="subtle" onClick={() => onChange(null)}>
              {t('reset')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange({})}>
            {t('clear')}
          </Button>
        </Group>
      </Group>
      <div className={classes.table}>
        <div className={`${classes.row} ${classes.labels}`} aria-hidden>
          <span>{t('invoice')}</span>
          <span>{t('due')}</span>
          <span className={classes.end}>{t('open')}</span>
          <span className={classes.end}>{t('pays')}</span>
        </div>
        <div className={classes.scroll}>
          {plan.rows.map((row) => (
            <EditorRow
              key={row.invoice.invoiceId}
              row={row}
              currency={currency}
              onChange={(text) => onChange(changeByHand(plan, row.invoice.invoiceId, text))}
            />
          ))}
        </div>
        <Sums plan={plan} currency={currency} />
      </div>
    </section>
  );
}

function EditorRow(props: {
  readonly row: AllocationRow;
  readonly currency: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useTranslations('receivables');
  const formats = useFormats();
  const { invoice, text, paysMinor, isMoreThanOpen } = props.row;
  const open = formats.money(invoice.openMinor, props.currency);
  const error = isMoreThanOpen
    ? t('allocation.moreThanOpen', { amount: open })
    : paysMinor === null && t('allocation.notAnAmount');
  return (
    <div className={classes.row} data-pays={(paysMinor ?? 0n) > 0n || undefined}>
      <Text size="sm" fw={560}>
        {invoice.number}
      </Text>
      <Text size="sm" component="div" c={invoice.overdueDays > 0 ? 'red' : undefined}>
        {invoice.dueOn === null ? t('invoice.undated') : <DateText date={invoice.dueOn} />}
        {invoice.overdueDays > 0 && (
          <Text span size="xs" ml={6}>
            {t('invoice.daysOverdue', { count: invoice.overdueDays })}
          </Text>
        )}
      </Text>
      <Text size="sm" className={classes.end}>
        {open}
      </Text>
      <MoneyInput
        aria-label={t('allocation.paysFor', { number: invoice.number })}
        currency={props.currency}
        value={text}
        onChange={props.onChange}
        error={error}
      />
    </div>
  );
}

function Sums({ plan, currency }: { readonly plan: AllocationPlan; readonly currency: string }) {
  const t = useTranslations('receivables.allocation');
  const formats = useFormats();
  return (
    <div className={classes.foot} aria-live="polite">
      <Text size="sm">
        {t('allocated')} <MoneyText minor={plan.allocatedMinor} currency={currency} />
      </Text>
      {plan.restMinor < 0n ? (
        <Text size="sm" fw={620} data-over="">
          {t('tooMuch', { amount: formats.money(-plan.restMinor, currency) })}
        </Text>
      ) : (
        <Text size="sm" fw={560}>
          {t('rest')} <MoneyText minor={plan.restMinor} currency={currency} />
        </Text>
      )}
    </div>
  );
}
