'use client';
// Lets somebody stand in for some days.
import { Group, Modal, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, dateField, FormActions, optionalText, useAppForm } from '@/ui/forms';

const schema = z.object({
  toUserId: z.string().min(1, 'request.required'),
  validFrom: dateField(),
  validTo: dateField(),
  reason: optionalText(500),
});

interface DelegateDialogProps {
  readonly opened: boolean;
  readonly today: string;
  readonly onClose: () => void;
}

export function DelegateDialog(props: DelegateDialogProps) {
  const t = useTranslations('approvals.delegations');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('add')}>
      {props.opened && <DelegateForm {...props} />}
    </Modal>
  );
}

function DelegateForm({ today, onClose }: DelegateDialogProps) {
  const t = useTranslations('approvals.delegations');
  const f = useTranslations('common.field');
  const roles = useTranslations('auth.role');
  const trpc = useTRPC();
  const people = useQuery(trpc.approvals.delegates.queryOptions()).data ?? [];
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
  const delegate = useWrite(trpc.approvals.delegate, { refresh: [trpc.approvals.pathFilter()] });
  const state = useAppForm({
    schema,
    initialValues: { toUserId: '', validFrom: today, validTo: '', reason: '' },
    onSubmit: async (values) => {
      await delegate.mutateAsync(values);
      return nameOf(values.toUserId);
    },
    onSaved: (name) => {
      notifyDone(t('saved', { name }));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Select
        label={t('to')}
        required
        searchable
        data-autofocus
        checkIconPosition="right"
        data={people.map(({ id, name, roles: held }) => ({
          value: id,
          label: `${name} · ${held.map((role) => roles(role as 'CONTROLLER')).join(', ')}`,
        }))}
        {...field('toUserId')}
      />
      <Group grow align="flex-start">
        <DateField label={f('from')} required {...field('validFrom')} />
        <DateField label={f('to')} required {...field('validTo')} />
      </Group>
      <Textarea label={f('reason')} autosize minRows={2} {...field('reason')} />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
