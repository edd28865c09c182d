'use client';
// Every act on one order: its request, its refreshes and what is said when it is done.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { OrderOutcome, OrderView } from '@/server/modules/orders/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyInfo } from '@/ui/feedback';
import type { HoldReason } from '../_holds/hold-badges';
import type { ApprovalCut } from './approval-model';

export type OrderAct =
  | { readonly kind: 'submit' }
  | { readonly kind: 'approve'; readonly cuts: readonly ApprovalCut[] }
  | { readonly kind: 'reject' | 'cancel' | 'cancelRest' | 'hold'; readonly reason: string }
  | {
      readonly kind: 'cancelLines';
      readonly lineIds: readonly string[];
      readonly reason: string;
    }
  | { readonly kind: 'release' }
  | { readonly kind: 'releaseHold'; readonly hold: HoldReason; readonly reason: string };

function useWrites() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = [
    trpc.orders.pathFilter(),
    trpc.inventory.pathFilter(),
    trpc.receivables.pathFilter(),
  ];
  // A refusal may mean that someone was quicker: the page reads again either way, and the next try
  // acts on what it then shows.
  const onError = () => void queries.invalidateQueries(trpc.orders.pathFilter());
  const options = { refresh, onError };
  return {
    submit: useWrite(trpc.orders.submit, options),
    approve: useWrite(trpc.orders.approve, options),
    reject: useWrite(trpc.orders.reject, options),
    cancel: useWrite(trpc.orders.cancel, options),
    hold: useWrite(trpc.orders.hold, options),
    release: useWrite(trpc.orders.release, options),
    releaseHold: useWrite(trpc.orders.releaseHold, options),
  };
}

/** Runs an act and says what came of it; throws the refusal for the dialog to show. */
export function useOrderAct(order: Pick<OrderView, 'id' | 'version'>) {
  const writes = useWrites();
  const tell = useTellOutcome();
  return useCallback(
    async (act: OrderAct): Promise<void> => {
      const ref = { orderId: order.id, version: order.version };
      switch (act.kind) {
        case 'submit':
          return tell('submitted', await writes.submit.mutateAsync(ref));
        case 'approve': {
          const outcome = await writes.approve.mutateAsync({ ...ref, cuts: [...act.cuts] });
          return tell('approved', outcome, act.cuts.length);
        }
        case 'reject':
          return tell('rejected', await writes.reject.mutateAsync({ ...ref, reason: act.reason }));
        case 'cancel':
          return tell('cancelled', await writes.cancel.mutateAsync({ ...ref, reason: act.reason }));
        case 'cancelRest': {
          const input = { ...ref, reason: act.reason };
          return tell('restCancelled', await writes.cancel.mutateAsync(input));
        }
        case 'cancelLines': {
          const input = { ...ref, reason: act.reason, lineIds: [...act.lineIds] };
          return tell('restCancelled', await writes.cancel.mutateAsync(input));
        }
        case 'hold':
          return tell('held', await writes.hold.mutateAsync({ ...ref, reason: act.reason }));
        case 'release':
          return tell('released', await writes.release.mutateAsync(ref));
        case 'releaseHold': {
          const { hold, reason } = act;
          return tell(
            'holdReleased',
            await writes.releaseHold.mutateAsync({ ...ref, hold, reason }),
          );
        }
      }
    },
    [order.id, order.version, tell, writes],
  );
}

type DoneKey =
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'cancelled'
  | 'restCancelled'
  | 'held'
  | 'released'
  | 'holdReleased';

/** An order that was to go on but is held instead says so, and why. */
export function useTellOutcome() {
  const t = useTranslations('orders');
  return useCallback(
    (key: DoneKey, { number, status, holds }: OrderOutcome, cutCount = 0): void => {
      const goesOn = key === 'submitted' || key === 'approved';
      if (goesOn && status === 'ON_HOLD') {
        const reasons = holds.map((hold) => t(`reason.${hold.reason}`)).join(', ');
        notifyInfo(t('done.heldInstead', { number, reasons }));
      } else if (key === 'approved' && cutCount > 0) {
        notifyDone(t('done.approvedWithCuts', { number, count: cutCount }));
      } else if (key === 'holdReleased' && status === 'APPROVED') {
        notifyDone(t('done.approved', { number }));
      } else {
        notifyDone(t(`done.${key}`, { number }));
      }
    },
    [t],
  );
}
