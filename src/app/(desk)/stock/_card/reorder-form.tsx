'use client';
// Sets the reorder point of one product in one warehouse.
import { Modal } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { StockLevelView } from '@/server/modules/inventory/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  FormActions,
  optionalQuantityField,
  QuantityInput,
  useAppForm,
  useSeen,
} from '@/ui/forms';

const schema = z.object({ reorderPoint: optionalQuantityField({ allowZero: true }) });

export interface ReorderFormProps {
  readonly level: StockLevelView;
  readonly onClose: () => void;
}

export function ReorderForm({ level, onClose }: ReorderFormProps) {
  const t = useTranslations('inventory.card');
  const trpc = useTRPC();
  const write = useWrite(trpc.inventory.setReorderPoint, {
    refresh: [trpc.inventory.pathFilter()],
  });
  const { warehouseId, productId } = level;
  const { seen: seenReorderPoint, follow } = useSeen(level.reorderPoint);
  const state = useAppForm({
    schema,
    initialValues: { reorderPoint: level.reorderPoint?.toString() ?? '' },
    onSubmit: (values) =>
      write.mutateAsync({ warehouseId, productId, seenReorderPoint, ...values }),
    onSaved: () => {
      notifyDone(t('reorderSaved', { product: level.productCode, warehouse: level.warehouseCode }));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('setReorder', { warehouse: level.warehouseCode })}>
      <AppForm state={state} guardsUnsaved={false} onLoaded={follow}>
        <QuantityInput
          label={t('reorderPoint')}
          description={t('reorderHelp')}
          unit={level.baseUnit}
          data-autofocus
          {...state.form.getInputProps('reorderPoint')}
        />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
