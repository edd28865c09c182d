'use client';
// Each line on its way: budgeted, applied, approved, executed, verified, settled, given back.
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import type { RequestLineView, RequestView } from '@/server/modules/expenses/schemas';
import { MoneyText } from '@/ui/cells';
import { DataTable, fixedSource, moneyColumn, textColumn, type Column } from '@/ui/tables';
import { isDecided } from '../_list/request-columns';

type Step = 'requested' | 'approved' | 'claimed' | 'verified' | 'settled' | 'released';
const STEPS: readonly Step[] = [
  'requested',
  'approved',
  'claimed',
  'verified',
  'settled',
  'released',
];

/** Wide enough for hundreds of thousands, so that the whole way stands on a common screen. */
const AMOUNT = 101;

const amountOf = (line: RequestLineView, step: Step): bigint => line[`${step}Minor`];

export interface RequestLinesProps {
  readonly request: RequestView;
  readonly currency: string;
}

export function RequestLines({ request, currency }: RequestLinesProps) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const decided = isDecided(request.status);
  const { lines } = request;
  const columns = useMemo(() => {
    const text = (
      id: 'centre' | 'account' | 'period' | 'dealer' | 'description' | 'programme',
      value: (line: RequestLineView) => string | null | undefined,
    ) =>
      textColumn<RequestLineView>({
        id,
        label: t(`field.${id}`),
        value,
        width: 112,
        phone: 'meta',
      });
    // A column that no line fills would only push the amounts out of sight.
    const given: (...of: Parameters<typeof text>) => Column<RequestLineView>[] = (id, value) =>
      lines.some((line) => Boolean(value(line))) ? [text(id, value)] : [];
    return [
      textColumn<RequestLineView>({
        id: 'type',
        label: t('field.type'),
        value: (line) => `${line.lineNo} · ${localName(line.type, locale)}`,
        fixed: true,
        minWidth: 128,
        phone: 'title',
      }),
      text('centre', (line) => localName(line.centre, locale)),
      moneyColumn<RequestLineView>({
        id: 'budgeted',
        label: t('amount.budgeted'),
        value: (line) =>
          line.budget.budgetMinor === null ? null : { minor: line.budget.budgetMinor, currency },
        ...{ width: AMOUNT, display: 'none', phone: 'meta' },
      }),
      ...STEPS.map((step) =>
        moneyColumn<RequestLineView>({
          id: step,
          label: t(`amount.${step}`),
          value: (line) =>
            step === 'requested' || decided ? { minor: amountOf(line, step), currency } : null,
          ...{ width: AMOUNT, display: 'none' },
          phone: step === 'requested' ? 'value' : 'meta',
        }),
      ),
      text('account', (line) => localName(line.account, locale)),
      text('period', (line) => line.period.code),
      ...given('dealer', (line) => line.dealer?.name),
      ...given('programme', (line) => line.programme && localName(line.programme, locale)),
      ...given('description', (line) => line.description),
    ];
  }, [t, locale, currency, decided, lines]);
  const totals = Object.fromEntries(
    STEPS.filter((step) => step === 'requested' || decided).map((step) => [
      step,
      <MoneyText
        key={step}
        currency={currency}
        display="none"
        minor={lines.reduce((sum, line) => sum + amountOf(line, step), 0n)}
      />,
    ]),
  );
  return (
    <DataTable
      tableId="expense-lines"
      label={t('detail.way')}
      columns={columns}
      source={fixedSource(lines)}
      rowKey={(line) => line.id}
      rowLabel={(line) => String(line.lineNo)}
      maxHeight="none"
      footer={{ type: t('amount.total'), ...totals }}
    />
  );
}
