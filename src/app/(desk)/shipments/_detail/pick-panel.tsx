'use client';
// The warehouse reports what it picked, line by line; less is possible, more never.
import { Card, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, UnsavedGuard, useAppForm } from '@/ui/forms';
import { EntryTable } from '../_parts/entry-table';
import type { QuantityLine } from '../_parts/quantity-model';
import panel from '../_parts/panel.module.css';
import { useQuantityEntry } from '../_parts/use-quantity-entry';
import { useShipmentActs } from './use-shipment-acts';

const schema = z.object({});

const CODES = {
  over: 'fulfilment.moreThanReleased',
  invalid: 'fulfilment.shipmentInvalid',
  empty: 'fulfilment.nothingPicked',
} as const;

export interface PickPanelProps {
  readonly shipment: ShipmentView;
  readonly onClose: () => void;
}

export function PickPanel({ shipment, onClose }: PickPanelProps) {
  const t = useTranslations('fulfilment');
  const acts = useShipmentActs();
  const lines = useMemo(
    () =>
      shipment.lines.map((line): QuantityLine => {
        const { quantity } = line;
        const figures = [quantity, line.onHand];
        return { ...line, key: line.id, figures, most: quantity, start: quantity };
      }),
    [shipment.lines],
  );
  const entry = useQuantityEntry(lines, CODES);
  const state = useAppForm({
    schema,
    initialValues: {},
    onSubmit: () => {
      const sent = entry.check();
      const picked = sent.map(({ key: lineId, quantity }) => ({ lineId, quantity }));
      const { id: shipmentId, version } = shipment;
      return entry.send(sent, () => acts.pick.mutateAsync({ shipmentId, version, lines: picked }));
    },
    onSaved: ({ number }) => {
      notifyDone(t('done.pick', { number }));
      onClose();
    },
  });
  return (
    <Card component="section" className={panel.card} aria-label={t('pick.title')}>
      <Title order={2} size="h4" mb="sm">
        {t('pick.title')}
      </Title>
      <AppForm state={state} guardsUnsaved={false}>
        <EntryTable
          label={t('pick.title')}
          lines={lines}
          headings={[t('lines.released'), t('lines.onHand')]}
          entry={t('lines.picked')}
          state={entry}
        />
        <FormActions submitLabel={t('pick.save')} onCancel={onClose} />
        <UnsavedGuard isDirty={entry.isDirty && !state.isPending} />
      </AppForm>
    </Card>
  );
}
