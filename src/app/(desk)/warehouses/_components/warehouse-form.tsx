'use client';
// Opens, changes or closes a warehouse; compares when someone else changed it.
import { Modal, Select, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { WarehouseView } from '@/server/modules/inventory/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalText, requiredText, useAppForm } from '@/ui/forms';
import { useStatusLabel } from '@/ui/states';

const STATUSES = ['ACTIVE', 'INACTIVE'] as const;

const schema = z.object({
  version: z.number(),
  code: requiredText(30),
  name: requiredText(120),
  city: optionalText(200),
  isDefault: z.boolean(),
  status: z.enum(STATUSES),
});

type Values = z.input<typeof schema>;

function valuesOf(warehouse: WarehouseView | null, isFirst: boolean): Values {
  if (!warehouse) {
    return { version: 0, code: '', name: '', city: '', isDefault: isFirst, status: 'ACTIVE' };
  }
  const { version, code, name, city, isDefault, status } = warehouse;
  return { version, code, name, city: city ?? '', isDefault, status };
}

export interface WarehouseFormProps {
  /** null: a new one. */
  readonly warehouse: WarehouseView | null;
  readonly isFirst: boolean;
  readonly onClose: () => void;
}

export function WarehouseForm({ warehouse, isFirst, onClose }: WarehouseFormProps) {
  const t = useTranslations('inventory.warehouse');
  const statusLabel = useStatusLabel();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const write = useWrite(trpc.inventory.saveWarehouse, { refresh: [trpc.inventory.pathFilter()] });
  const state = useAppForm({
    schema,
    initialValues: valuesOf(warehouse, isFirst),
    onSubmit: (values) =>
      write.mutateAsync({ ...values, ...(warehouse ? { warehouseId: warehouse.id } : {}) }),
    onSaved: ({ code }) => {
      notifyDone(t('saved', { code }));
      onClose();
    },
    conflict: {
      load: async () => {
        const all = await client.inventory.warehouses.query();
        return valuesOf(all.find((one) => one.id === warehouse?.id) ?? warehouse, isFirst);
      },
      fields: [
        { path: 'code', label: t('code') },
        { path: 'name', label: t('name') },
        { path: 'city', label: t('city') },
        { path: 'isDefault', label: t('isDefault') },
        { path: 'status', label: t('status') },
      ],
    },
  });
  const { form } = state;
  const field = form.getInputProps;
  return (
    <Modal
      opened
      onClose={onClose}
      title={warehouse ? t('editTitle', { code: warehouse.code }) : t('new')}
    >
      <AppForm state={state} guardsUnsaved={false}>
        <TextInput
          label={t('code')}
          description={t('codeHelp')}
          required
          data-autofocus
          {...field('code')}
        />
        <TextInput label={t('name')} required {...field('name')} />
        <TextInput label={t('city')} {...field('city')} />
        <Switch
          label={t('isDefault')}
          description={t('defaultHelp')}
          {...form.getInputProps('isDefault', { type: 'checkbox' })}
        />
        {warehouse && (
          <Select
            label={t('status')}
            allowDeselect={false}
            data={STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
            {...field('status')}
          />
        )}
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
