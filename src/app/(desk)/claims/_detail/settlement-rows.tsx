'use client';
// Settlements of a claim, each with the document it was paid with; cash can be taken back.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SettlementItem } from '@/server/modules/expenses/schemas';
import { DateText, MoneyText } from '@/ui/cells';
import { notifyDone } from '@/ui/feedback';
import { TextLink } from '@/ui/links';
import { ConfirmAction, StatusBadge } from '@/ui/states';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';

export function SettlementDocument({ row }: { readonly row: SettlementItem }) {
  if (row.creditNoteId) {
    return <TextLink href={`/credit-notes/${row.creditNoteId}`}>{row.creditNoteNumber}</TextLink>;
  }
  if (row.orderId) return <TextLink href={`/orders/${row.orderId}`}>{row.orderNumber}</TextLink>;
  return <Text span>{row.reference ?? '–'}</Text>;
}

export interface SettlementRowsProps {
  readonly rows: readonly SettlementItem[];
  readonly currency: string;
  readonly mayReverse: boolean;
}

export function SettlementRows({ rows, currency, mayReverse }: SettlementRowsProps) {
  const t = useTranslations('expenses');
  const acts = useExpenseActs();
  const [askedFor, setAsked] = useState<SettlementItem | null>(null);
  // As it is now, where somebody else changed it since it was asked about.
  const asked = askedFor && (rows.find(({ id }) => id === askedFor.id) ?? askedFor);
  const reverse = async (reason: string) => {
    if (!asked) return;
    const { id: settlementId, version, number } = asked;
    await acts.reverseSettlement.mutateAsync({ settlementId, version, reason });
    notifyDone(t('settlement.reversed', { number }));
  };
  return (
    <Stack gap="sm">
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('settlement.none')}
        </Text>
      )}
      {rows.map((row) => (
        <Group key={row.id} justify="space-between" align="flex-start" gap="xs">
          <div>
            <Text size="sm" fw={560}>
              {row.number} · {t(`method.${row.method}`)}
            </Text>
            <Text size="xs" c="dimmed" component="div">
              <DateText date={row.settledOn} /> · <SettlementDocument row={row} />
            </Text>
          </div>
          <Group gap="xs">
            {row.status === 'REVERSED' && <StatusBadge status="REVERSED" size="sm" />}
            <MoneyText minor={row.amountMinor} currency={currency} />
            {mayReverse && row.method === 'CASH' && row.status === 'POSTED' && (
              <Button size="compact-xs" variant="default" onClick={() => setAsked(row)}>
                {t('settlement.reverse')}
              </Button>
            )}
          </Group>
        </Group>
      ))}
      <ConfirmAction
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`${t('settlement.reverse')} · ${asked?.number ?? ''}`}
        text={t('settlement.reverseText')}
        confirmLabel={t('settlement.reverse')}
        tone="danger"
        reason="required"
        onConfirm={reverse}
      />
    </Stack>
  );
}
