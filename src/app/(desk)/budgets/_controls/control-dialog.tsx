'use client';
// One rule: what it covers, how strict it is, what of it is full; and what already exceeds it when
// it is saved.
import {
  Alert,
  Button,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { decimalText, percentText, rateFromPercent } from '@/kernel/decimal';
import {
  GRAINS,
  MODES,
  SCOPES,
  UNBUDGETED,
  type ControlView,
  type SavedControl,
} from '@/server/modules/budgets/control-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DecimalInput, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { ConfirmAction } from '@/ui/states';
import type { Trees } from '../_parts/use-trees';
import { LimitTable } from './limit-table';

export interface ControlDialogProps {
  readonly rule: ControlView | null;
  readonly trees: Trees;
  readonly canControl: boolean;
  readonly currency: string;
  readonly today: string;
  readonly onClose: () => void;
}

const percent = z.string().regex(/^\d{1,5}(\.\d{1,4})?$/, 'budgets.badRate');
const schema = z.object({
  version: z.number(),
  code: requiredText(60),
  name: requiredText(200),
  centreId: z.string().nullable(),
  accountId: z.string().nullable(),
  programmeId: z.string().nullable(),
  grain: z.enum(GRAINS),
  mode: z.enum(MODES),
  scope: z.enum(SCOPES),
  warnRate: percent,
  stopRate: percent,
  unbudgeted: z.enum(UNBUDGETED),
  active: z.boolean(),
});
type Values = z.input<typeof schema>;

const NEW: Values = {
  ...{ version: 0, code: '', name: '', centreId: null, accountId: null, programmeId: null },
  ...{ grain: 'POOL', mode: 'STOP', scope: 'YEAR_TO_DATE', warnRate: '90', stopRate: '100' },
  ...{ unbudgeted: 'WARN', active: true },
};
const valuesOf = (rule: ControlView | null): Values =>
  rule === null
    ? NEW
    : { ...rule, warnRate: percentText(rule.warnRate), stopRate: percentText(rule.stopRate) };
const rateOf = (text: string) => decimalText(rateFromPercent(text));

export function ControlDialog(props: ControlDialogProps) {
  const { rule, canControl, onClose } = props;
  const t = useTranslations('budgets.control');
  const [saved, setSaved] = useState<SavedControl | null>(null);
  return (
    <Modal opened onClose={onClose} title={rule?.name ?? t('new')} size="xl">
      <Stack gap="lg">
        {saved && saved.excess.length > 0 && (
          <Alert color="amber" title={t('excess', { count: saved.excess.length })}>
            <Text size="sm">{t('excessText')}</Text>
            <Group justify="flex-end" mt="sm">
              <Button size="xs" onClick={onClose}>
                {t('understood')}
              </Button>
            </Group>
          </Alert>
        )}
        {canControl && !saved && <ControlForm {...props} onSaved={setSaved} />}
        {rule && <LimitTable {...props} rule={rule} />}
      </Stack>
    </Modal>
  );
}

type ControlFormProps = ControlDialogProps & { readonly onSaved: (saved: SavedControl) => void };

/** What is compared where somebody saved first. */
function useFields(trees: Trees) {
  const t = useTranslations('budgets.control');
  const nameOf = (id: unknown) => trees.names.get(String(id)) ?? '';
  const wordOf = (group: string) => (value: unknown) =>
    t(`${group}.${String(value)}` as 'modes.STOP');
  const yesNo = (value: unknown) => (value === true ? '✓' : '–');
  return [
    ...(['code', 'name', 'warnRate', 'stopRate'] as const).map((path) => ({
      path,
      label: t(path),
    })),
    { path: 'centreId' as const, label: t('centre'), format: nameOf },
    { path: 'accountId' as const, label: t('account'), format: nameOf },
    { path: 'programmeId' as const, label: t('programme'), format: nameOf },
    { path: 'grain' as const, label: t('grain'), format: wordOf('grains') },
    { path: 'mode' as const, label: t('mode'), format: wordOf('modes') },
    { path: 'scope' as const, label: t('scope'), format: wordOf('scopes') },
    { path: 'unbudgeted' as const, label: t('unbudgeted'), format: wordOf('unbudgeteds') },
    { path: 'active' as const, label: t('active'), format: yesNo },
  ];
}

function useConflict(rule: ControlView | null, trees: Trees) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const fields = useFields(trees);
  const newest = async ({ id }: ControlView) => {
    const rules = await queries.fetchQuery(
      trpc.budgets.controls.queryOptions(undefined, { staleTime: 0 }),
    );
    return valuesOf(rules.find((one) => one.id === id) ?? null);
  };
  return rule ? { load: () => newest(rule), fields } : undefined;
}

function ControlForm({ rule, trees, onClose, onSaved }: ControlFormProps) {
  const t = useTranslations('budgets.control');
  const trpc = useTRPC();
  const refresh = [trpc.budgets.controls.pathFilter(), trpc.budgets.limits.pathFilter()];
  const create = useWrite(trpc.budgets.createControl, { refresh });
  const update = useWrite(trpc.budgets.saveControl, { refresh });
  const conflict = useConflict(rule, trees);
  const state = useAppForm({
    schema,
    initialValues: valuesOf(rule),
    onSubmit: (values) => {
      const { version, warnRate, stopRate, ...rest } = values;
      const input = { ...rest, warnRate: rateOf(warnRate), stopRate: rateOf(stopRate) };
      if (!rule) return create.mutateAsync(input);
      return update.mutateAsync({ ...input, id: rule.id, version });
    },
    conflict,
    onSaved: (saved) => {
      notifyDone(t('saved'));
      if (saved.excess.length === 0) onClose();
      else onSaved(saved);
    },
  });
  const field = state.form.getInputProps;
  const options = trees.offered({ named: [rule?.centreId, rule?.accountId, rule?.programmeId] });
  const words = <T extends string>(list: readonly T[], group: string) =>
    list.map((value) => ({ value, label: t(`${group}.${value}` as 'modes.STOP') }));
  return (
    <AppForm state={state}>
      <Group grow align="flex-start">
        <TextInput label={t('code')} required {...field('code')} />
        <TextInput label={t('name')} required {...field('name')} />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select
          {...{ label: t('centre'), placeholder: t('any'), data: options.centres }}
          searchable
          clearable
          {...field('centreId')}
        />
        <Select
          {...{ label: t('account'), placeholder: t('any'), data: options.expenses }}
          searchable
          clearable
          {...field('accountId')}
        />
        <Select
          {...{ label: t('programme'), placeholder: t('any'), data: options.programmes }}
          searchable
          clearable
          {...field('programmeId')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Select
          label={t('grain')}
          data={words(GRAINS, 'grains')}
          allowDeselect={false}
          {...field('grain')}
        />
        <Select
          label={t('scope')}
          data={words(SCOPES, 'scopes')}
          allowDeselect={false}
          {...field('scope')}
        />
        <Select
          label={t('mode')}
          data={words(MODES, 'modes')}
          allowDeselect={false}
          {...field('mode')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <DecimalInput label={t('warnRate')} {...field('warnRate')} />
        <DecimalInput label={t('stopRate')} {...field('stopRate')} />
        <Select
          label={t('unbudgeted')}
          data={words(UNBUDGETED, 'unbudgeteds')}
          allowDeselect={false}
          {...field('unbudgeted')}
        />
      </SimpleGrid>
      <Group justify="space-between">
        <Switch label={t('active')} {...field('active', { type: 'checkbox' })} />
        {rule && <RemoveButton rule={rule} onRemoved={onClose} />}
      </Group>
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}

function RemoveButton({ rule, onRemoved }: { readonly rule: ControlView; onRemoved: () => void }) {
  const t = useTranslations('budgets.control');
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const write = useWrite(trpc.budgets.removeControl, {
    refresh: [trpc.budgets.controls.pathFilter()],
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <ConfirmAction
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('remove')}
        text={t('removeText')}
        confirmLabel={t('remove')}
        tone="danger"
        onConfirm={async () => {
          await write.mutateAsync({ id: rule.id, version: rule.version });
          onRemoved();
        }}
      />
    </>
  );
}
