'use client';
// The goods leave: the day, the carrier and its number are asked where the goods are handed over.
import { Modal, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, dateField, FormActions, optionalText, useAppForm } from '@/ui/forms';
import { useShipmentActs } from './use-shipment-acts';

const schema = z.object({
  shippedOn: dateField(),
  carrier: optionalText(200),
  trackingNo: optionalText(200),
  overrideReason: optionalText(500),
});

export interface ShipDialogProps {
  readonly shipment: ShipmentView;
  readonly today: string;
  readonly mayOverride: boolean;
  readonly onClose: () => void;
}

export function ShipDialog(props: ShipDialogProps) {
  const t = useTranslations('fulfilment');
  const title = t('ask.shipTitle', { number: props.shipment.number });
  return (
    <Modal opened onClose={props.onClose} title={title}>
      <ShipForm {...props} />
    </Modal>
  );
}

function ShipForm({ shipment, today, mayOverride, onClose }: ShipDialogProps) {
  const t = useTranslations('fulfilment');
  const acts = useShipmentActs();
  const state = useAppForm({
    schema,
    initialValues: {
      shippedOn: today,
      carrier: shipment.carrier ?? '',
      trackingNo: shipment.trackingNo ?? '',
      overrideReason: '',
    },
    onSubmit: (values) => {
      const { id: shipmentId, version } = shipment;
      return acts.ship.mutateAsync({ shipmentId, version, ...values });
    },
    onSaved: ({ number }) => {
      notifyDone(t('done.ship', { number }));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm">{t('ask.shipText')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('field.carrier')} data-autofocus {...field('carrier')} />
        <TextInput label={t('field.trackingNo')} {...field('trackingNo')} />
      </SimpleGrid>
      <DateField label={t('field.shippedOn')} required maxDate={today} {...field('shippedOn')} />
      {mayOverride && (
        <Textarea
          label={t('field.overrideReason')}
          description={t('ask.releaseOverride')}
          autosize
          {...field('overrideReason')}
        />
      )}
      <FormActions submitLabel={t('act.ship')} onCancel={onClose} />
    </AppForm>
  );
}
