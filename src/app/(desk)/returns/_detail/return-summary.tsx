'use client';
// From whom and why, what follows, and the credit notes that were given.
import { Card } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import type { ReturnView } from '@/server/modules/fulfilment/schemas';
import { DateText, MoneyText } from '@/ui/cells';
import { Linked } from '../../shipments/_parts/linked';
import { Fact, Facts } from '../../stock/_parts/facts';
import { RETURN_FLAGS } from '../_new/flag-fields';
import classes from './return.module.css';

export interface ReturnSummaryProps {
  readonly found: ReturnView;
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
}

export function ReturnSummary({ found, permissions, isDealer }: ReturnSummaryProps) {
  const t = useTranslations('fulfilment.field');
  const locale = useLocale();
  const may = (permission: string, href: string) =>
    permissions.includes(permission) ? href : null;
  const dealerHref = isDealer ? null : may('dealers.read', `/dealers/${found.dealerId}`);
  return (
    <Card>
      <Facts>
        <Fact label={t('order')}>
          <Linked text={found.orderNumber} href={may('orders.read', `/orders/${found.orderId}`)} />
        </Fact>
        <Fact label={t('dealer')}>
          <Linked text={`${found.dealerName} (${found.dealerCode})`} href={dealerHref} />
        </Fact>
        <Fact label={t('reason')}>
          {localName({ name: found.reasonName, names: found.reasonNames }, locale)}
        </Fact>
        <Fact label={t('warehouse')}>{found.warehouseCode}</Fact>
        <Fact label={t('claimedOn')}>
          <DateText date={found.requestedOn} />
        </Fact>
        <Fact label={t('receivedOn')}>
          <DateText date={found.receivedOn} />
        </Fact>
        <Fact label={t('flags')}>
          <Flags found={found} />
        </Fact>
        <Fact label={t('creditNotes')}>
          <CreditNotes found={found} mayOpen={permissions.includes('invoices.read')} />
        </Fact>
        {found.note && (
          <Fact label={t('note')} wide>
            {found.note}
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function Flags({ found }: { readonly found: ReturnView }) {
  const t = useTranslations('fulfilment.returns');
  return (
    <ul className={classes.flags}>
      {RETURN_FLAGS.map((flag) => (
        <li key={flag} data-on={found[flag] || undefined}>
          {found[flag] ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
          {t(`${found[flag] ? 'flag' : 'off'}.${flag}`)}
        </li>
      ))}
    </ul>
  );
}

function CreditNotes({
  found,
  mayOpen,
}: {
  readonly found: ReturnView;
  readonly mayOpen: boolean;
}) {
  const t = useTranslations('fulfilment.returns');
  if (found.creditNotes.length === 0) return t('noCredit');
  return found.creditNotes.map((note) => (
    <div key={note.id}>
      <Linked text={note.number} href={mayOpen ? `/credit-notes/${note.id}` : null} />{' '}
      <MoneyText minor={note.totalMinor} currency={found.currency} />
      {note.invoiceNumber && (
        <div className={classes.sub}>{t('ofInvoice', { number: note.invoiceNumber })}</div>
      )}
    </div>
  ));
}
