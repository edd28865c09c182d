'use client';
// A type of expense: its account, how it may be paid, what a claim must show.
import {
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  SimpleGrid,
  Switch,
  TextInput,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import {
  activities,
  settlementMethods,
  type ExpenseTypeView,
} from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { TreeSelect } from '../../_tree/tree-select';
import { useExpenseActs } from '../_parts/use-expense-write';

const schema = z.object({
  version: z.number(),
  code: requiredText(60),
  name: requiredText(200),
  hans: z.string(),
  hant: z.string(),
  activity: z.enum(activities),
  accountId: z.string().min(1, 'request.required'),
  settlements: z.array(z.enum(settlementMethods)).min(1, 'expenses.noSettlement'),
  evidenceMin: z.coerce.number<number | string>().int().min(0).max(20),
  needsDealer: z.boolean(),
  needsReference: z.boolean(),
  active: z.boolean(),
});

interface Props {
  readonly type: ExpenseTypeView | null;
  readonly onClose: () => void;
}

export function TypeDialog(props: Props) {
  const t = useTranslations('expenses.type');
  return (
    <Modal opened size="lg" onClose={props.onClose} title={t(props.type ? 'edit' : 'new')}>
      <TypeForm {...props} />
    </Modal>
  );
}

const valuesOf = (type: ExpenseTypeView | null): z.input<typeof schema> => ({
  version: type?.version ?? 0,
  code: type?.code ?? '',
  name: type?.name ?? '',
  hans: type?.names['zh-Hans'] ?? '',
  hant: type?.names['zh-Hant'] ?? '',
  activity: type?.activity ?? 'PROMOTION',
  accountId: type?.account.id ?? '',
  settlements: type?.settlements ?? ['CASH'],
  evidenceMin: type?.evidenceMin ?? 1,
  needsDealer: type?.needsDealer ?? false,
  needsReference: type?.needsReference ?? false,
  active: type?.active ?? true,
});

/** What is compared where somebody saved the type first. */
function useConflict(type: ExpenseTypeView | null) {
  const t = useTranslations('expenses');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const accounts = useQuery(trpc.centres.accounts.list.queryOptions());
  const yesNo = (on: unknown) => (on === true ? '✓' : '–');
  const fields = [
    { path: 'code' as const, label: t('field.code') },
    { path: 'name' as const, label: t('field.name') },
    { path: 'hans' as const, label: '简体中文' },
    { path: 'hant' as const, label: '繁體中文' },
    {
      path: 'activity' as const,
      label: t('type.activity'),
      format: (value: unknown) => t(`activity.${String(value)}` as 'activity.PROMOTION'),
    },
    {
      path: 'accountId' as const,
      label: t('field.account'),
      format: (id: unknown) => accounts.data?.find((one) => one.id === id)?.name ?? '',
    },
    {
      path: 'settlements' as const,
      label: t('type.settlements'),
      format: (list: unknown) =>
        settlementMethods
          .filter((method) => Array.isArray(list) && list.includes(method))
          .map((method) => t(`method.${method}`))
          .join(', '),
    },
    { path: 'evidenceMin' as const, label: t('type.evidenceMin') },
    { path: 'needsDealer' as const, label: t('type.needsDealer'), format: yesNo },
    { path: 'needsReference' as const, label: t('type.needsReference'), format: yesNo },
    { path: 'active' as const, label: t('type.active'), format: yesNo },
  ];
  const newest = async ({ id }: ExpenseTypeView) => {
    const options = trpc.expenses.types.queryOptions(undefined, { staleTime: 0 });
    const types = await queries.fetchQuery(options);
    return valuesOf(types.find((one) => one.id === id) ?? null);
  };
  return type ? { load: () => newest(type), fields } : undefined;
}

function TypeForm({ type, onClose }: Props) {
  const t = useTranslations('expenses');
  const acts = useExpenseActs();
  const trpc = useTRPC();
  const accounts = useQuery(trpc.centres.accounts.list.queryOptions());
  const conflict = useConflict(type);
  const state = useAppForm({
    schema,
    initialValues: valuesOf(type),
    onSubmit: ({ version, hans, hant, ...values }) =>
      acts.saveType.mutateAsync({
        ...values,
        ...(type ? { id: type.id, version } : {}),
        names: {
          ...type?.names,
          ...(hans ? { 'zh-Hans': hans } : {}),
          ...(hant ? { 'zh-Hant': hant } : {}),
        },
      }),
    conflict,
    onSaved: ({ code }) => {
      notifyDone(t('type.saved', { code }));
      onClose();
    },
  });
  const { form } = state;
  const all = accounts.data ?? [];
  const parents = new Set(all.map((account) => account.parentId));
  const hasCash = form.values.settlements.includes('CASH');
  const leaves = all.filter((one) => one.kind === 'EXPENSE' && !parents.has(one.id));
  return (
    <AppForm state={state}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('field.code')}
          required
          data-autofocus
          {...form.getInputProps('code')}
        />
        <TextInput label={t('field.name')} required {...form.getInputProps('name')} />
        <TextInput label="简体中文" {...form.getInputProps('hans')} />
        <TextInput label="繁體中文" {...form.getInputProps('hant')} />
        <Select
          label={t('type.activity')}
          allowDeselect={false}
          data={activities.map((value) => ({ value, label: t(`activity.${value}`) }))}
          {...form.getInputProps('activity')}
        />
        <TreeSelect
          label={t('field.account')}
          required
          nodes={leaves}
          offers={({ active }) => active}
          {...form.getInputProps('accountId')}
          onChange={(id) => form.setFieldValue('accountId', id ?? '')}
        />
      </SimpleGrid>
      <Checkbox.Group label={t('type.settlements')} {...form.getInputProps('settlements')}>
        <Group mt={6}>
          {settlementMethods.map((method) => (
            <Checkbox key={method} value={method} label={t(`method.${method}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label={t('type.evidenceMin')}
          min={0}
          max={20}
          allowDecimal={false}
          {...form.getInputProps('evidenceMin')}
        />
        <div />
        <Switch
          label={t('type.needsDealer')}
          {...form.getInputProps('needsDealer', { type: 'checkbox' })}
          {...(!hasCash && {
            checked: true,
            disabled: true,
            description: t('type.dealerWithoutCash'),
          })}
        />
        <Switch
          label={t('type.needsReference')}
          {...form.getInputProps('needsReference', { type: 'checkbox' })}
        />
        <Switch label={t('type.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
      </SimpleGrid>
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
