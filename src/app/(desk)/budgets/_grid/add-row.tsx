'use client';
// A row that has no amounts yet: whose, on which account, for which programme.
import { Modal, Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { NO_ONE } from '@/kernel/ids';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import type { Days } from '../../_tree/offered';
import type { Trees } from '../_parts/use-trees';
import type { Row } from './grid-model';
import { namedRow } from './use-rows';

interface AddRowProps {
  readonly trees: Trees;
  readonly columns: number;
  /** Of the year of the budget. */
  readonly days: Days;
  readonly onAdd: (row: Row) => void;
  readonly onClose: () => void;
}

const schema = z.object({
  centreId: requiredText(),
  accountId: requiredText(),
  programmeId: z.string().nullable(),
});

export function AddRow({ trees, columns, days, onAdd, onClose }: AddRowProps) {
  const t = useTranslations('budgets.grid');
  const each = <T,>(value: T) => Array.from({ length: columns }, () => value);
  const state = useAppForm({
    schema,
    initialValues: { centreId: '', accountId: '', programmeId: null as string | null },
    onSubmit: async ({ centreId, accountId, programmeId }) => {
      const cell = { centreId, accountId, programmeId: programmeId ?? NO_ONE };
      const blank = { amounts: each(null), comments: each(null), lastYear: each(0n) };
      return namedRow({ ...cell, ...blank }, trees);
    },
    onSaved: (row) => {
      onAdd(row);
      onClose();
    },
  });
  const options = trees.offered({ days });
  const field = state.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t('addRow')}>
      <AppForm state={state}>
        <Select
          label={t('centre')}
          required
          searchable
          data-autofocus
          data={options.centres}
          allowDeselect={false}
          {...field('centreId')}
        />
        <Select
          label={t('account')}
          required
          searchable
          data={options.leaves}
          allowDeselect={false}
          {...field('accountId')}
        />
        <Select
          label={t('programme')}
          searchable
          clearable
          data={options.programmes}
          {...field('programmeId')}
        />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
