'use client';
// Approval with changed quantities: per line what is asked, what there is, what is approved and why
// less. The refusal of the server stays on the panel with everything that was typed.
import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useLocale, useTranslations } from 'next-intl';
import { memo, useCallback, useMemo, useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { OrderView } from '@/server/modules/orders/schemas';
import { QuantityText } from '@/ui/cells';
import { RefusalAlert } from '@/ui/forms';
import {
  approvalModel,
  approvedUnits,
  fitToStock,
  type ApprovalEntries,
  type ApprovalEntry,
  type ApprovalProblem,
} from './approval-model';
import classes from './detail.module.css';
import type { FactsOf, OrderLine } from './order-types';
import { useOrderAct } from './use-order-act';

export interface ApprovalPanelProps {
  readonly order: OrderView;
  readonly facts: FactsOf;
  readonly onClose: () => void;
}

export function ApprovalPanel({ order, facts, onClose }: ApprovalPanelProps) {
  const t = useTranslations('orders.approval');
  const [entries, setEntries] = useState<ApprovalEntries>({});
  const [isChecked, setChecked] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = useOrderAct(order);
  const model = useMemo(() => approvalModel(order.lines, entries), [order.lines, entries]);
  const change = useCallback((lineId: string, entry: ApprovalEntry) => {
    setEntries((before) => ({ ...before, [lineId]: entry }));
  }, []);
  const availableOf = useMemo(
    () =>
      new Map(
        [...facts].flatMap(([id, { available }]) =>
          available === null ? [] : [[id, available] as const],
        ),
      ),
    [facts],
  );
  const confirm = async () => {
    setChecked(true);
    if (isPending || Object.keys(model.problems).length > 0) return;
    setPending(true);
    setError(null);
    try {
      await act({ kind: 'approve', cuts: model.cuts });
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };
  useHotkeys([['mod+Enter', () => void confirm()]], []);
  return (
    <section className={classes.approval} aria-label={t('title')}>
      <div className={classes.approvalHead}>
        <Group justify="space-between">
          <div>
            <Title order={2} size="h4">
              {t('title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('text')}
            </Text>
          </div>
          <Group gap={8}>
            {availableOf.size > 0 && (
              <Button
                size="xs"
                variant="default"
                onClick={() =>
                  setEntries(
                    fitToStock(order.lines, entries, { availableOf, reason: t('stockReason') }),
                  )
                }
              >
                {t('fit')}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => setEntries({})}>
              {t('reset')}
            </Button>
          </Group>
        </Group>
        {error !== null && <RefusalAlert error={error} />}
      </div>
      <ApprovalLabels />
      {order.lines.map((line) => (
        <ApprovalRow
          key={line.id}
          line={line}
          entry={entries[line.id]}
          available={availableOf.get(line.id) ?? null}
          problem={isChecked || entries[line.id] ? model.problems[line.id] : undefined}
          showsReasonProblem={isChecked}
          onChange={change}
        />
      ))}
      <ApprovalFoot
        order={order}
        totalMinor={model.totalMinor}
        cutCount={model.cuts.length}
        isPending={isPending}
        onConfirm={() => void confirm()}
        onClose={onClose}
      />
    </section>
  );
}

function ApprovalLabels() {
  const t = useTranslations('orders');
  return (
    <div className={`${classes.approvalRow} ${classes.approvalLabels}`} aria-hidden>
      <span>{t('field.line')}</span>
      <span>{t('field.product')}</span>
      <span className={classes.end}>{t('field.quantity')}</span>
      <span className={classes.end}>{t('approval.available')}</span>
      <span className={classes.end}>{t('approval.approved')}</span>
      <span>{t('approval.reason')}</span>
    </div>
  );
}

interface ApprovalRowProps {
  readonly line: OrderLine;
  readonly entry: ApprovalEntry | undefined;
  readonly available: number | null;
  readonly problem: ApprovalProblem | undefined;
  readonly showsReasonProblem: boolean;
  readonly onChange: (lineId: string, entry: ApprovalEntry) => void;
}

const ApprovalRow = memo(function ApprovalRow(props: ApprovalRowProps) {
  const t = useTranslations('orders.approval');
  const common = useTranslations('common.form');
  const locale = useLocale();
  const { line, entry, available, problem, onChange } = props;
  const approved = entry?.approved ?? String(line.requested);
  const reason = entry?.reason ?? '';
  const units = approvedUnits(line, entry);
  const isCut = units !== null && units < line.requested;
  const isShort = available !== null && available < line.requested;
  return (
    <div className={classes.approvalRow} data-cut={isCut || undefined}>
      <Text span size="sm" c="dimmed" className={classes.approvalNo}>
        {line.lineNo}
      </Text>
      <span className={`${classes.product} ${classes.approvalProduct}`}>
        <span className={classes.code}>{line.productCode}</span>
        <span className={classes.sub}>
          {localName({ name: line.productName, names: line.productNames }, locale)}
        </span>
      </span>
      <span className={classes.end}>
        <QuantityText value={line.requested} unit={line.baseUnit} />
      </span>
      <Text
        span
        size="sm"
        className={classes.end}
        fw={isShort ? 600 : undefined}
        c={isShort ? 'var(--mantine-color-error)' : undefined}
      >
        {isShort && '⚠ '}
        <QuantityText value={available} />
      </Text>
      <TextInput
        size="xs"
        inputMode="numeric"
        aria-label={t('approvedOf', { line: line.lineNo })}
        value={approved}
        error={problem === 'quantity' ? t('badQuantity', { max: line.requested }) : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange(line.id, { approved: event.currentTarget.value, reason })}
        styles={{ input: { textAlign: 'end' } }}
      />
      <div className={classes.approvalReason}>
        {isCut && (
          <TextInput
            size="xs"
            aria-label={t('reasonOf', { line: line.lineNo })}
            placeholder={t('reason')}
            required
            maxLength={200}
            value={reason}
            error={
              problem === 'reason' && props.showsReasonProblem ? common('reasonMissing') : undefined
            }
            onChange={(event) => onChange(line.id, { approved, reason: event.currentTarget.value })}
          />
        )}
      </div>
    </div>
  );
});

function ApprovalFoot(props: {
  readonly order: OrderView;
  readonly totalMinor: bigint;
  readonly cutCount: number;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('orders.approval');
  const common = useTranslations('common');
  const formats = useFormats();
  const total = formats.money(props.totalMinor, props.order.currency);
  return (
    <div className={classes.approvalFoot}>
      <Text size="sm" aria-live="polite">
        {t('cutCount', { count: props.cutCount })}
      </Text>
      <Group gap={8} ml="auto">
        <Button variant="default" onClick={props.onClose} disabled={props.isPending}>
          {common('action.cancel')}
        </Button>
        <Button onClick={props.onConfirm} loading={props.isPending} title={common('form.saveHint')}>
          {t('confirm', { total })}
        </Button>
      </Group>
    </div>
  );
}
