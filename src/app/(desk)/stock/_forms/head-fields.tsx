'use client';
// The head of a stock document: where, when, and the paper it comes from.
import { Select, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { WarehouseView } from '@/server/modules/inventory/schemas';
import { DateField, type AppFormState } from '@/ui/forms';
import parts from '../_parts/parts.module.css';

export interface HeadFieldsProps<Values> {
  readonly state: AppFormState<Values>;
  readonly warehouses: readonly WarehouseView[];
  /** Name of the date field and what the date is called. */
  readonly date: 'occurredOn' | 'expectedOn';
  readonly maxDate?: string;
  /** Between the date and the reference. */
  readonly children?: ReactNode;
}

export function HeadFields<Values>(props: HeadFieldsProps<Values>) {
  const t = useTranslations('inventory.field');
  const { form } = props.state;
  const warehouse = form.getInputProps('warehouseId');
  return (
    <div className={parts.head}>
      <Select
        label={t('warehouse')}
        required
        allowDeselect={false}
        data={props.warehouses.map(({ id, code, name }) => ({
          value: id,
          label: code === name ? code : `${code} · ${name}`,
        }))}
        {...warehouse}
      />
      <DateField
        label={t(props.date)}
        required
        maxDate={props.maxDate}
        {...form.getInputProps(props.date)}
      />
      {props.children}
      <TextInput
        label={t('reference')}
        description={t('referenceHelp')}
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('reference')}
      />
    </div>
  );
}
