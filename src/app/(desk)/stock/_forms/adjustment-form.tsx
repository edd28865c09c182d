'use client';
// A correction of stock with its reason, as a difference or as what was counted.
import { Card, Input, SegmentedControl, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { adjustmentReasons, type WarehouseView } from '@/server/modules/inventory/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, dateField, FormActions, optionalText, UnsavedGuard } from '@/ui/forms';
import { LineGrid } from '../_lines/line-grid';
import type { LineMode } from '../_lines/line-model';
import { useLines } from '../_lines/use-lines';
import { HeadFields } from './head-fields';
import { useDocumentForm } from './use-document-form';

const schema = z.object({
  warehouseId: z.string().min(1, 'request.required'),
  occurredOn: dateField(),
  reason: z.enum(adjustmentReasons),
  reference: optionalText(200),
});

export interface AdjustmentFormProps {
  readonly warehouses: readonly WarehouseView[];
  readonly today: string;
}

type Mode = Extract<LineMode, 'count' | 'difference'>;

export function AdjustmentForm({ warehouses, today }: AdjustmentFormProps) {
  const t = useTranslations('inventory');
  const router = useRouter();
  const trpc = useTRPC();
  const write = useWrite(trpc.inventory.adjust, { refresh: [trpc.inventory.pathFilter()] });
  const [mode, setMode] = useState<Mode>('count');
  const { state, attach } = useDocumentForm({
    schema,
    initialValues: {
      warehouseId: warehouses[0]?.id ?? '',
      occurredOn: today,
      reason: 'COUNT' as const,
      reference: '',
    },
    send: (head, lines) =>
      write.mutateAsync({
        ...head,
        lines: lines.map(({ productId, quantity, note }) => ({
          productId,
          note,
          ...(mode === 'count' ? { counted: quantity } : { quantity }),
        })),
      }),
    onSaved: ({ number, documentId }) => {
      notifyDone(t('done.adjusted', { number }));
      router.push(`/stock/documents/${documentId}`);
    },
  });
  const { form } = state;
  const grid = useLines(form.values.warehouseId);
  attach(grid, mode);
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Card>
        <HeadFields state={state} warehouses={warehouses} date="occurredOn" maxDate={today}>
          <Select
            label={t('field.reason')}
            required
            allowDeselect={false}
            data={adjustmentReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
            {...form.getInputProps('reason')}
          />
          <Input.Wrapper label={t('form.mode')} description={t(`form.${mode}Help`)}>
            <SegmentedControl
              fullWidth
              size="sm"
              aria-label={t('form.mode')}
              value={mode}
              onChange={(value) => setMode(value)}
              data={[
                { value: 'count', label: t('form.count') },
                { value: 'difference', label: t('form.difference') },
              ]}
            />
          </Input.Wrapper>
        </HeadFields>
      </Card>
      <LineGrid grid={grid} mode={mode} label={t('form.adjustmentLines')} />
      <FormActions submitLabel={t('form.postAdjustment')} onCancel={() => router.back()} />
      <UnsavedGuard isDirty={(form.isDirty() || grid.filled > 0) && !state.isPending} />
    </AppForm>
  );
}
