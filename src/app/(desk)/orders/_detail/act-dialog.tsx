'use client';
// The question before an act on an order, with a reason where the audit trail wants one.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { OrderView } from '@/server/modules/orders/schemas';
import { ConfirmAction } from '@/ui/states';
import type { OrderAct } from './use-order-act';

export type AskedAct =
  'submit' | 'approve' | 'reject' | 'cancel' | 'cancelRest' | 'hold' | 'release';

const NEEDS_REASON: ReadonlySet<AskedAct> = new Set(['reject', 'cancel', 'cancelRest', 'hold']);
const IS_DANGER: ReadonlySet<AskedAct> = new Set(['reject', 'cancel', 'cancelRest']);

function actOf(asked: AskedAct, reason: string): OrderAct {
  if (asked === 'approve') return { kind: asked, cuts: [] };
  if (asked === 'submit' || asked === 'release') return { kind: asked };
  return { kind: asked, reason };
}

export interface ActDialogProps {
  readonly order: OrderView;
  readonly asked: AskedAct | null;
  readonly act: (act: OrderAct) => Promise<void>;
  readonly onClose: () => void;
}

export function ActDialog({ order, asked, act, onClose }: ActDialogProps) {
  const t = useTranslations('orders');
  const formats = useFormats();
  if (asked === null) return null;
  const values = {
    number: order.number,
    total: formats.money(order.totalMinor, order.currency),
  };
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t(`confirm.${asked}Title`, values)}
      text={t(`confirm.${asked}Text`, values)}
      confirmLabel={t(`action.${asked}`)}
      tone={IS_DANGER.has(asked) ? 'danger' : 'normal'}
      reason={NEEDS_REASON.has(asked) ? 'required' : 'none'}
      onConfirm={(reason) => act(actOf(asked, reason))}
    />
  );
}
