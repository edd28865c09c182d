'use client';
// Moves an expected arrival to another day or quantity; compares when someone else changed it.
import { Modal, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { ArrivalView } from '@/server/modules/inventory/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DateField,
  dateField,
  FormActions,
  optionalText,
  QuantityInput,
  quantityField,
  useAppForm,
} from '@/ui/forms';

const schema = z.object({
  version: z.number(),
  expectedOn: dateField(),
  quantity: quantityField(),
  reference: optionalText(200),
});

const valuesOf = (arrival: ArrivalView) => ({
  version: arrival.version,
  expectedOn: arrival.expectedOn,
  quantity: String(arrival.quantity),
  reference: arrival.reference ?? '',
});

export interface ReviseFormProps {
  readonly arrival: ArrivalView;
  readonly onClose: () => void;
}

export function ReviseForm({ arrival, onClose }: ReviseFormProps) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const write = useWrite(trpc.inventory.reviseArrival, {
    refresh: [trpc.inventory.pathFilter(), trpc.fulfilment.promise.pathFilter()],
  });
  const { id: arrivalId, productId, productCode } = arrival;
  const state = useAppForm({
    schema,
    initialValues: valuesOf(arrival),
    onSubmit: (values) => write.mutateAsync({ arrivalId, ...values }),
    onSaved: () => {
      notifyDone(t('done.arrivalRevised', { product: productCode }));
      onClose();
    },
    conflict: {
      load: async () => {
        const { items } = await client.inventory.arrivals.query({ productId, limit: 100 });
        return valuesOf(items.find((item) => item.id === arrivalId) ?? arrival);
      },
      fields: [
        { path: 'expectedOn', label: t('field.expectedOn') },
        { path: 'quantity', label: t('field.expected') },
        { path: 'reference', label: t('field.reference') },
      ],
    },
  });
  const field = state.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t('arrival.reviseTitle', { product: productCode })}>
      <AppForm state={state} guardsUnsaved={false}>
        <DateField label={t('field.expectedOn')} required {...field('expectedOn')} />
        <QuantityInput
          label={t('field.expected')}
          description={t('arrival.receivedSoFar', { quantity: arrival.received })}
          unit={arrival.baseUnit}
          required
          {...field('quantity')}
        />
        <TextInput label={t('field.reference')} maxLength={200} {...field('reference')} />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
