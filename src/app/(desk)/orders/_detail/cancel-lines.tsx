'use client';
// Gives up what is still open of the ticked lines, with a reason.
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { OrderView } from '@/server/modules/orders/schemas';
import { ConfirmAction } from '@/ui/states';
import type { Selection } from '@/ui/tables';
import { openLines } from './open-lines';
import { useOrderAct } from './use-order-act';

export interface CancelLinesProps {
  readonly order: OrderView;
  readonly selection: Selection;
}

export function CancelLines({ order, selection }: CancelLinesProps) {
  const t = useTranslations('orders');
  const [isAsked, setAsked] = useState(false);
  const act = useOrderAct(order);
  const lines = openLines(order.lines.filter((line) => selection.has(line.id)));
  if (lines.length === 0) return null;
  const count = lines.length;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        c="var(--mantine-color-error)"
        onClick={() => setAsked(true)}
      >
        {t('action.cancelLines', { count })}…
      </Button>
      {isAsked && (
        <ConfirmAction
          opened
          onClose={() => setAsked(false)}
          title={t('confirm.cancelLinesTitle', { count, number: order.number })}
          text={t('confirm.cancelRestText')}
          confirmLabel={t('action.cancelLines', { count })}
          tone="danger"
          reason="required"
          onConfirm={async (reason) => {
            await act({ kind: 'cancelLines', lineIds: lines.map((line) => line.id), reason });
            selection.clear();
          }}
        />
      )}
    </>
  );
}
