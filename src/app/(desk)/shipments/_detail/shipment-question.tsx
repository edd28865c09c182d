'use client';
// The question before a step that needs no figures: release, cancel, invoice.
import { useTranslations } from 'next-intl';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { notifyDone, notifyInfo } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';
import { useShipmentActs } from './use-shipment-acts';

export type AskedAct = 'release' | 'cancel' | 'invoice';

export interface ShipmentQuestionProps {
  readonly shipment: ShipmentView;
  readonly asked: AskedAct;
  readonly mayOverride: boolean;
  readonly onClose: () => void;
}

export function ShipmentQuestion(props: ShipmentQuestionProps) {
  const t = useTranslations('fulfilment');
  const acts = useShipmentActs();
  const { shipment, asked, mayOverride } = props;
  const { id: shipmentId, version, number } = shipment;
  const run = async (reason: string) => {
    const ref = { shipmentId, version };
    if (asked === 'invoice') {
      const { issued } = await acts.invoice.mutateAsync(ref);
      if (!issued) return notifyInfo(t('done.nothingToInvoice', { number }));
    } else if (asked === 'cancel') await acts.cancel.mutateAsync({ ...ref, reason });
    else await acts.release.mutateAsync({ ...ref, overrideReason: reason || null });
    return notifyDone(t(`done.${asked}`, { number }));
  };
  const overrides = asked === 'release' && mayOverride;
  return (
    <ConfirmAction
      opened
      onClose={props.onClose}
      title={t(`ask.${asked}Title`, { number })}
      text={
        <>
          {t(`ask.${asked}Text`)}
          {overrides && ` ${t('ask.releaseOverride')}`}
        </>
      }
      confirmLabel={t(`act.${asked}`)}
      tone={asked === 'cancel' ? 'danger' : 'normal'}
      reason={asked === 'cancel' ? 'required' : overrides ? 'optional' : 'none'}
      onConfirm={run}
    />
  );
}
