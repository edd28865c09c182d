'use client';
// How much was picked, or signed for, line by line; less than expected needs a word why.
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { DateField, RefusalAlert } from '@/ui/forms';
import { QuantityLines } from '../_parts/quantity-lines';
import { fillTyped, readTyped, startTyped, type QuantityLine } from '../_parts/quantity-model';
import type { ShipmentWrites } from './use-shipment-writes';

export interface QuantityDialogProps {
  readonly step: 'pick' | 'deliver';
  readonly shipment: ShipmentView;
  readonly today: string;
  readonly writes: ShipmentWrites;
  readonly onClose: () => void;
}

function linesOf(step: 'pick' | 'deliver', shipment: ShipmentView): QuantityLine[] {
  return shipment.lines.map((line) => {
    const most = step === 'pick' ? line.released : line.quantity;
    const figures = step === 'pick' ? [line.released, line.onHand] : [line.quantity];
    return { ...line, key: line.id, figures, most, start: most };
  });
}

export function QuantityDialog({ step, shipment, today, writes, onClose }: QuantityDialogProps) {
  const t = useTranslations('fulfilment');
  const lines = linesOf(step, shipment);
  const [typed, setTyped] = useState(() => startTyped(lines));
  const [head, setHead] = useState({ deliveredOn: today, signedBy: '', deliveryNote: '' });
  const read = readTyped(
    lines,
    typed,
    step === 'pick' ? 'fulfilment.moreThanReleased' : 'fulfilment.signedMoreThanShipped',
  );
  const write = writes[step];
  const send = async () => {
    const ref = { shipmentId: shipment.id, version: shipment.version };
    const said = lines.flatMap((line) => {
      const quantity = read.quantities.get(line.key);
      return quantity === undefined ? [] : [{ lineId: line.key, quantity }];
    });
    try {
      if (step === 'pick') await writes.pick.mutateAsync({ ...ref, lines: said });
      else await writes.deliver.mutateAsync({ ...ref, ...nonEmpty(head), lines: said });
      onClose();
    } catch {
      // The refusal stands in the dialog; what was typed stays.
    }
  };
  const headings = step === 'pick' ? [t('line.released'), t('line.onHand')] : [t('line.shipped')];
  return (
    <Modal opened onClose={onClose} size="xl" title={t(`ask.${step}`, { number: shipment.number })}>
      <Stack gap="md">
        <QuantityLines
          label={t('line.title')}
          lines={lines}
          headings={headings}
          entry={t(step === 'pick' ? 'line.picked' : 'line.signed')}
          typed={typed}
          onType={(key, text) => setTyped({ ...typed, [key]: text })}
          issues={read.issues}
          total={read.total}
          fills={[
            { label: t('lines.all'), onFill: () => setTyped(startTyped(lines)) },
            { label: t('lines.nothing'), onFill: () => setTyped(fillTyped(lines, () => 0)) },
          ]}
          autoFocus
        />
        {step === 'deliver' && <DeliveryHead head={head} onChange={setHead} />}
        {write.isError && <RefusalAlert error={write.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('batch.close')}
          </Button>
          <Button
            loading={write.isPending}
            disabled={read.issues.size > 0}
            onClick={() => void send()}
          >
            {t(`action.${step}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface Head {
  deliveredOn: string;
  signedBy: string;
  deliveryNote: string;
}

function nonEmpty({ deliveredOn, signedBy, deliveryNote }: Head) {
  return {
    deliveredOn: deliveredOn || null,
    signedBy: signedBy.trim() || null,
    deliveryNote: deliveryNote.trim() || null,
  };
}

function DeliveryHead(props: { readonly head: Head; readonly onChange: (head: Head) => void }) {
  const t = useTranslations('fulfilment.field');
  const { head, onChange } = props;
  return (
    <>
      <Group grow align="start">
        <DateField
          label={t('deliveredOn')}
          value={head.deliveredOn}
          onChange={(deliveredOn) => onChange({ ...head, deliveredOn })}
        />
        <TextInput
          label={t('signedBy')}
          value={head.signedBy}
          onChange={(event) => onChange({ ...head, signedBy: event.currentTarget.value })}
        />
      </Group>
      <Textarea
        label={t('deliveryNote')}
        autosize
        minRows={2}
        value={head.deliveryNote}
        onChange={(event) => onChange({ ...head, deliveryNote: event.currentTarget.value })}
      />
    </>
  );
}
