'use client';
// Who, when and for what, beside how much of it is still owed.
import { Card, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InvoiceView } from '@/server/modules/receivables/schemas';
import { DateText, Nothing } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { DealerName } from '../../receivables/_parts/dealer-name';
import { Amounts, Fact, Facts } from '../../receivables/_parts/facts';
import classes from '../../receivables/_parts/parts.module.css';

export function InvoiceSummary({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations('receivables.invoice');
  const common = useTranslations('common.field');
  return (
    <div className={classes.summary}>
      <Card>
        <Facts>
          <Fact label={common('dealer')}>
            <DealerName dealer={invoice} />
          </Fact>
          <Fact label={t('issuedOn')}>
            <DateText date={invoice.issuedOn} />
          </Fact>
          <Fact label={t('dueOn')}>
            {invoice.dueOn === null ? t('undated') : <DateText date={invoice.dueOn} />}
            {invoice.overdueDays > 0 && (
              <Text size="xs" c="red">
                {t('daysOverdue', { count: invoice.overdueDays })}
              </Text>
            )}
          </Fact>
          <Fact label={t('order')}>
            <Linked href={`/orders/${invoice.orderId}`} text={invoice.orderNumber} />
          </Fact>
          <Fact label={t('shipment')}>
            <Linked href={`/shipments/${invoice.shipmentId}`} text={invoice.shipmentNumber} />
          </Fact>
          {invoice.creditNotes.length > 0 && (
            <Fact label={t('creditNotes')}>
              {invoice.creditNotes.map((note) => (
                <TextLink key={note.id} href={`/credit-notes/${note.id}`} display="block">
                  {note.number}
                </TextLink>
              ))}
            </Fact>
          )}
        </Facts>
      </Card>
      <Card>
        <Amounts
          currency={invoice.currency}
          rows={[
            { label: t('net'), minor: invoice.netMinor },
            { label: t('tax'), minor: invoice.taxMinor },
            { label: t('total'), minor: invoice.totalMinor, isStrong: true },
            ...(invoice.status === 'VOID'
              ? []
              : [{ label: t('settled'), minor: invoice.openMinor - invoice.totalMinor }]),
            { label: t('open'), minor: invoice.openMinor, isStrong: true },
          ]}
        />
      </Card>
    </div>
  );
}

function Linked({ href, text }: { readonly href: string; readonly text: string | null }) {
  return text === null ? <Nothing /> : <TextLink href={href}>{text}</TextLink>;
}
