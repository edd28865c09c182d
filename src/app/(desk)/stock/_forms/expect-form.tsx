'use client';
// Announces goods that are on their way, so that orders can be promised from them.
import { Card } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { addDays } from '@/kernel/business-date';
import type { WarehouseView } from '@/server/modules/inventory/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, dateField, FormActions, optionalText, UnsavedGuard } from '@/ui/forms';
import { LineGrid } from '../_lines/line-grid';
import { useLines } from '../_lines/use-lines';
import { HeadFields } from './head-fields';
import { useDocumentForm } from './use-document-form';

const schema = z.object({
  warehouseId: z.string().min(1, 'request.required'),
  expectedOn: dateField(),
  reference: optionalText(200),
});

const USUAL_DAYS = 7;

export interface ExpectFormProps {
  readonly warehouses: readonly WarehouseView[];
  readonly today: string;
}

export function ExpectForm({ warehouses, today }: ExpectFormProps) {
  const t = useTranslations('inventory');
  const router = useRouter();
  const trpc = useTRPC();
  const write = useWrite(trpc.inventory.expectArrivals, {
    refresh: [trpc.inventory.pathFilter(), trpc.fulfilment.promise.pathFilter()],
  });
  const { state, attach } = useDocumentForm({
    schema,
    initialValues: {
      warehouseId: warehouses[0]?.id ?? '',
      expectedOn: addDays(today, USUAL_DAYS),
      reference: '',
    },
    send: (head, lines) =>
      write.mutateAsync({
        ...head,
        lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
      }),
    onSaved: ({ arrivalIds }) => {
      notifyDone(t('done.expected', { count: arrivalIds.length }));
      router.push('/stock/arrivals');
    },
  });
  const grid = useLines(state.form.values.warehouseId);
  attach(grid, 'receive');
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Card>
        <HeadFields state={state} warehouses={warehouses} date="expectedOn" />
      </Card>
      <LineGrid grid={grid} mode="receive" label={t('form.expectedLines')} />
      <FormActions submitLabel={t('form.announce')} onCancel={() => router.back()} />
      <UnsavedGuard isDirty={(state.form.isDirty() || grid.filled > 0) && !state.isPending} />
    </AppForm>
  );
}
