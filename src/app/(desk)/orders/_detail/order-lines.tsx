'use client';
// Lines of an order with their way from requested to delivered, and why units are missing.
import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { OrderView } from '@/server/modules/orders/schemas';
import { Nothing } from '@/ui/cells';
import {
  DataTable,
  fixedSource,
  moneyColumn,
  quantityColumn,
  textColumn,
  useSelection,
  type Column,
} from '@/ui/tables';
import { CancelLines } from './cancel-lines';
import classes from './detail.module.css';
import { mayCancelLines } from './open-lines';
import type { FactsOf, LineFacts, OrderLine } from './order-types';
import { usePriceRuleWords } from './price-rule-words';

/** Beyond this many the table scrolls inside itself and draws only what is seen. */
const MAX_OPEN_ROWS = 60;
const SCROLL_HEIGHT = 620;

export interface OrderLinesProps {
  readonly order: OrderView;
  readonly facts: FactsOf;
}

export function OrderLines({ order, facts }: OrderLinesProps) {
  const t = useTranslations('orders');
  const columns = useLineColumns(order, facts);
  const selection = useSelection();
  return (
    <DataTable
      tableId="order-lines"
      label={t('detail.lines')}
      columns={columns}
      source={fixedSource(order.lines)}
      rowKey={(line) => line.id}
      rowLabel={(line) => line.productCode}
      selection={mayCancelLines(order) ? selection : undefined}
      batchActions={<CancelLines order={order} selection={selection} />}
      maxHeight={order.lines.length > MAX_OPEN_ROWS ? SCROLL_HEIGHT : 'none'}
    />
  );
}

function useGapText() {
  const t = useTranslations('orders.gap');
  const formats = useFormats();
  return (gap: LineFacts['gaps'][number]): string => {
    const cause = CAUSES.find((known) => known === gap.cause);
    const word = cause ? t(cause) : gap.cause;
    const words = gap.reason ? t('withReason', { cause: word, reason: gap.reason }) : word;
    return `${formats.quantity(gap.quantity)} ${words}`;
  };
}

const CAUSES = [
  'NOT_SUBMITTED',
  'AWAITING_APPROVAL',
  'CREDIT_HOLD',
  'QUOTA_HOLD',
  'STOCK_HOLD',
  'OTHER_HOLD',
  'NOT_APPROVED',
  'REJECTED',
  'CANCELLED',
  'NO_STOCK',
  'IN_TIME',
  'LATE',
] as const;

const CALM = new Set(['NOT_SUBMITTED', 'AWAITING_APPROVAL', 'IN_TIME']);

function useLineColumns(order: OrderView, facts: FactsOf): readonly Column<OrderLine>[] {
  const t = useTranslations('orders');
  const common = useTranslations('common.bridge');
  const locale = useLocale();
  const formats = useFormats();
  const ruleWords = usePriceRuleWords();
  const gapText = useGapText();
  const { currency } = order;
  return useMemo(() => {
    const step = (id: 'approved' | 'reserved' | 'shipped' | 'delivered' | 'returned') =>
      quantityColumn<OrderLine>({
        id,
        label: common(id),
        value: (line) => line[id],
        zeroAsDash: true,
        width: 90,
      });
    const gapsOf = (line: OrderLine) => facts.get(line.id)?.gaps ?? [];
    const gapWords = (line: OrderLine) => gapsOf(line).map(gapText).join('; ');
    return [
      quantityColumn<OrderLine>({
        id: 'lineNo',
        label: t('field.line'),
        value: (line) => line.lineNo,
        width: 56,
        phone: 'hidden',
      }),
      textColumn<OrderLine>({
        id: 'product',
        label: t('field.product'),
        value: (line) => line.productCode,
        cell: (line) => <ProductCell line={line} locale={locale} />,
        fixed: true,
        minWidth: 170,
        phone: 'title',
      }),
      textColumn<OrderLine>({
        id: 'name',
        label: t('field.productName'),
        value: (line) => localName({ name: line.productName, names: line.productNames }, locale),
        defaultHidden: true,
        width: 200,
      }),
      quantityColumn<OrderLine>({
        id: 'requested',
        label: common('requested'),
        value: (line) => line.requested,
        unit: (line) => line.baseUnit,
        width: 94,
      }),
      step('approved'),
      step('reserved'),
      step('shipped'),
      step('delivered'),
      step('returned'),
      textColumn<OrderLine>({
        id: 'missing',
        label: t('detail.missing'),
        value: (line) => gapWords(line) || null,
        cell: (line) => <GapCell text={gapWords(line)} gaps={gapsOf(line)} />,
        width: 176,
      }),
      textColumn<OrderLine>({
        id: 'unitPrice',
        label: t('field.price'),
        value: (line) => line.unitPrice,
        cell: (line) => (
          <Tooltip label={ruleWords(line.priceRule, currency)} multiline maw={320}>
            <span className="dd-tabular">
              {formats.unitPrice(line.unitPrice, currency, { display: 'none' })}
            </span>
          </Tooltip>
        ),
        align: 'end',
        width: 88,
      }),
      textColumn<OrderLine>({
        id: 'discount',
        label: t('field.discount'),
        value: (line) => line.discountRate,
        cell: (line) => (isDiscounted(line) ? formats.rate(line.discountRate) : <Nothing />),
        align: 'end',
        width: 78,
        defaultHidden: !order.lines.some(isDiscounted),
      }),
      moneyColumn<OrderLine>({
        id: 'net',
        label: t('field.net'),
        value: (line) => ({ minor: line.netMinor, currency }),
        display: 'none',
        width: 108,
      }),
    ];
  }, [t, common, locale, formats, ruleWords, gapText, facts, currency, order.lines]);
}

function isDiscounted(line: OrderLine): boolean {
  return Number(line.discountRate) !== 0;
}

function ProductCell({ line, locale }: { readonly line: OrderLine; readonly locale: string }) {
  const t = useTranslations('orders.detail');
  const packs =
    line.unitFactor > 1
      ? t('packs', {
          packs: line.requested / line.unitFactor,
          unit: line.unit,
          factor: line.unitFactor,
        })
      : null;
  return (
    <span className={classes.product}>
      <span className={classes.code}>{line.productCode}</span>
      <span className={classes.sub}>
        {localName({ name: line.productName, names: line.productNames }, locale)}
        {packs && ` · ${packs}`}
        {line.note && ` · ${line.note}`}
      </span>
    </span>
  );
}

function GapCell({ text, gaps }: { readonly text: string; readonly gaps: LineFacts['gaps'] }) {
  const t = useTranslations('orders.detail');
  if (text === '') {
    return (
      <span className={classes.gap} title={t('noGap')}>
        <IconCheck size={14} color="var(--mantine-color-green-6)" aria-label={t('noGap')} />
      </span>
    );
  }
  const isCalm = gaps.every((gap) => CALM.has(gap.cause));
  const GapIcon = isCalm ? IconClock : IconAlertTriangle;
  return (
    <Tooltip label={text} multiline maw={360}>
      <span className={classes.gap}>
        <GapIcon
          size={14}
          style={{ flexShrink: 0 }}
          color={isCalm ? 'var(--dd-muted)' : 'var(--mantine-color-amber-6)'}
          aria-hidden
        />
        {text}
      </span>
    </Tooltip>
  );
}
