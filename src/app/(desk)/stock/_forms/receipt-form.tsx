'use client';
// Goods come in: typed, scanned or pasted, or taken over from what was expected.
import { Card } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import type { ArrivalView, WarehouseView } from '@/server/modules/inventory/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, dateField, FormActions, optionalText, UnsavedGuard } from '@/ui/forms';
import { LineGrid } from '../_lines/line-grid';
import type { LineValues } from '../_lines/line-model';
import { useLines } from '../_lines/use-lines';
import { ExpectedHere } from './expected-here';
import { HeadFields } from './head-fields';
import { useDocumentForm } from './use-document-form';

const schema = z.object({
  warehouseId: z.string().min(1, 'request.required'),
  occurredOn: dateField(),
  reference: optionalText(200),
});

export interface ReceiptFormProps {
  readonly warehouses: readonly WarehouseView[];
  readonly today: string;
  /** Arrivals the form begins with, all of one warehouse. */
  readonly arrivals: readonly ArrivalView[];
}

function lineOf(arrival: ArrivalView): LineValues {
  const { productId, productCode, productName, productNames, baseUnit } = arrival;
  const product = { productId, productCode, productName, productNames, baseUnit };
  return { text: productCode, product, quantity: String(arrival.open), note: '' };
}

export function ReceiptForm({ warehouses, today, arrivals }: ReceiptFormProps) {
  const t = useTranslations('inventory');
  const router = useRouter();
  const trpc = useTRPC();
  const write = useWrite(trpc.inventory.receive, { refresh: [trpc.inventory.pathFilter()] });
  const [taken, setTaken] = useState<readonly ArrivalView[]>(arrivals);
  const [first] = arrivals;
  const { state, attach } = useDocumentForm({
    schema,
    initialValues: {
      warehouseId: first?.warehouseId ?? warehouses[0]?.id ?? '',
      occurredOn: today,
      reference: first?.reference ?? '',
    },
    send: (head, lines) => {
      const products = new Set(lines.map((line) => line.productId));
      const booked = taken.filter(
        (arrival) => arrival.warehouseId === head.warehouseId && products.has(arrival.productId),
      );
      return write.mutateAsync({
        ...head,
        lines: lines.map(({ productId, quantity, note }) => ({ productId, quantity, note })),
        arrivalIds: booked.map((arrival) => arrival.id),
      });
    },
    onSaved: ({ number, documentId }) => {
      notifyDone(t('done.received', { number }));
      router.push(`/stock/documents/${documentId}`);
    },
  });
  const { warehouseId } = state.form.values;
  const grid = useLines(warehouseId, arrivals.map(lineOf));
  attach(grid, 'receive');
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Card>
        <HeadFields state={state} warehouses={warehouses} date="occurredOn" maxDate={today} />
      </Card>
      <ExpectedHere
        warehouseId={warehouseId}
        today={today}
        taken={taken}
        onTake={(arrival) => {
          setTaken((before) => [...before, arrival]);
          grid.add([lineOf(arrival)]);
        }}
      />
      <LineGrid grid={grid} mode="receive" label={t('form.receiptLines')} />
      <FormActions submitLabel={t('form.postReceipt')} onCancel={() => router.back()} />
      <UnsavedGuard isDirty={(state.form.isDirty() || grid.filled > 0) && !state.isPending} />
    </AppForm>
  );
}
