'use client';
// The dealer signed: when, who, and how much of each line; what is missing needs a remark.
import { Card, SimpleGrid, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DateField,
  dateField,
  FormActions,
  optionalText,
  UnsavedGuard,
  useAppForm,
} from '@/ui/forms';
import { EntryTable } from '../_parts/entry-table';
import type { QuantityLine } from '../_parts/quantity-model';
import panel from '../_parts/panel.module.css';
import { useQuantityEntry } from '../_parts/use-quantity-entry';
import { useShipmentActs } from './use-shipment-acts';

const schema = z.object({
  deliveredOn: dateField(),
  signedBy: optionalText(200),
  deliveryNote: optionalText(2000),
});

const CODES = {
  over: 'fulfilment.signedMoreThanShipped',
  invalid: 'fulfilment.shipmentInvalid',
} as const;

export interface DeliverPanelProps {
  readonly shipment: ShipmentView;
  readonly today: string;
  readonly onClose: () => void;
}

/** A line nothing of which left has nothing to sign for. */
function linesOf(shipment: ShipmentView): QuantityLine[] {
  return shipment.lines
    .filter((line) => line.quantity > 0)
    .map(({ quantity, ...line }) => {
      return { ...line, key: line.id, figures: [quantity], most: quantity, start: quantity };
    });
}

export function DeliverPanel({ shipment, today, onClose }: DeliverPanelProps) {
  const t = useTranslations('fulfilment');
  const acts = useShipmentActs();
  const lines = useMemo(() => linesOf(shipment), [shipment]);
  const entry = useQuantityEntry(lines, CODES);
  const state = useAppForm({
    schema,
    initialValues: { deliveredOn: today, signedBy: '', deliveryNote: '' },
    onSubmit: (head) => {
      const sent = entry.check();
      const signed = sent.map(({ key: lineId, quantity }) => ({ lineId, quantity }));
      const { id: shipmentId, version } = shipment;
      return entry.send(sent, () =>
        acts.deliver.mutateAsync({ shipmentId, version, ...head, lines: signed }),
      );
    },
    onSaved: ({ number }) => {
      notifyDone(t('done.deliver', { number }));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <Card component="section" className={panel.card} aria-label={t('deliver.title')}>
      <Title order={2} size="h4" mb="sm">
        {t('deliver.title')}
      </Title>
      <AppForm state={state} guardsUnsaved={false}>
        <EntryTable
          label={t('deliver.title')}
          lines={lines}
          headings={[t('lines.shipped')]}
          entry={t('lines.signed')}
          state={entry}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DateField
            label={t('field.deliveredOn')}
            required
            minDate={shipment.shippedOn ?? undefined}
            maxDate={today}
            {...field('deliveredOn')}
          />
          <TextInput label={t('field.signedBy')} {...field('signedBy')} />
        </SimpleGrid>
        <Textarea
          label={t('field.deliveryNote')}
          description={t('deliver.noteHelp')}
          required={entry.shortCount > 0}
          autosize
          minRows={2}
          {...field('deliveryNote')}
        />
        <FormActions submitLabel={t('deliver.save')} onCancel={onClose} />
        <UnsavedGuard isDirty={(entry.isDirty || state.form.isDirty()) && !state.isPending} />
      </AppForm>
    </Card>
  );
}
