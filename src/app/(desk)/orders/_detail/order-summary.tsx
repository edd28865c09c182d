'use client';
// Who, where and when beside how much, and what it does to the dealer's credit.
import { Card, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderFacts } from '@/server/modules/orders/entry-schemas';
import type { OrderView } from '@/server/modules/orders/schemas';
import { DateText, DateTimeText, MoneyText, Nothing } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { CreditMeter } from '../_holds/credit-meter';
import { addressLines } from './address';
import classes from './detail.module.css';

export interface OrderSummaryProps {
  readonly order: OrderView;
  readonly facts: OrderFacts | undefined;
  readonly mayOpenDealer: boolean;
}

const SOURCES = ['ENTRY', 'IMPORT', 'HISTORY', 'API', 'GOODS'] as const;

export function OrderSummary({ order, facts, mayOpenDealer }: OrderSummaryProps) {
  const t = useTranslations('orders');
  const source = SOURCES.find((known) => known === order.source);
  const shipTo = facts?.shipTo ? addressLines(facts.shipTo).join(', ') : null;
  return (
    <div className={classes.summary}>
      <Card>
        <dl className={classes.facts}>
          <Fact label={t('field.dealer')}>
            {mayOpenDealer ? (
              <TextLink href={`/dealers/${order.dealerId}`} fw={560}>
                {order.dealerName}
              </TextLink>
            ) : (
              <Text span fw={560}>
                {order.dealerName}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {order.dealerCode}
            </Text>
          </Fact>
          <Fact label={t('field.poNumber')}>{order.dealerPoNumber ?? <Nothing />}</Fact>
          <Fact label={t('field.orderedOn')}>
            <DateText date={order.orderedOn} />
          </Fact>
          <Fact label={t('field.requestedOn')}>
            <DateText date={order.requestedOn} />
          </Fact>
          <Fact label={t('field.warehouse')}>{order.warehouseCode}</Fact>
          <Fact label={t('field.shipTo')}>
            {shipTo ?? (order.shipToId === null ? t('detail.defaultAddress') : <Nothing />)}
          </Fact>
          <Fact label={t('field.createdAt')}>
            <DateTimeText at={order.createdAt} />
            <Text size="xs" c="dimmed">
              {source ? t(`source.${source}`) : order.source}
            </Text>
          </Fact>
          {order.note && (
            <div className={`${classes.fact} ${classes.wide}`}>
              <dt>{t('field.note')}</dt>
              <dd style={{ whiteSpace: 'pre-wrap' }}>{order.note}</dd>
            </div>
          )}
        </dl>
      </Card>
      <Card>
        <Amounts order={order} />
        {facts?.credit && (
          <div className={classes.creditBox}>
            <CreditMeter credit={facts.credit} currency={order.currency} isNarrow />
          </div>
        )}
      </Card>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Amounts({ order }: { readonly order: OrderView }) {
  const t = useTranslations('orders.field');
  const { currency } = order;
  return (
    <dl className={classes.amounts}>
      {order.discountMinor > 0n && (
        <>
          <dt>{t('discount')}</dt>
          <dd>
            <MoneyText minor={-order.discountMinor} currency={currency} />
          </dd>
        </>
      )}
      <dt>{t('net')}</dt>
      <dd>
        <MoneyText minor={order.netMinor} currency={currency} />
      </dd>
      <dt>{t('tax')}</dt>
      <dd>
        <MoneyText minor={order.taxMinor} currency={currency} />
      </dd>
      <dt className={classes.totalLabel}>{t('total')}</dt>
      <dd className={classes.total}>
        <MoneyText minor={order.totalMinor} currency={currency} />
      </dd>
    </dl>
  );
}
