'use client';
// The short list of salespersons, and the dialog of one.
import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { SALESPERSON_STATUSES, type SalespersonView } from '@/server/modules/dealers/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard, useStatusLabel } from '@/ui/states';
import { DataTable, fixedSource, quantityColumn, statusColumn, textColumn } from '@/ui/tables';

const schema = z.object({
  version: z.number().int(),
  code: requiredText(60),
  name: requiredText(200),
  status: z.enum(SALESPERSON_STATUSES),
});
type Values = z.input<typeof schema>;

function valuesOf(person: SalespersonView | null): Values {
  return {
    version: person?.version ?? 0,
    code: person?.code ?? '',
    name: person?.name ?? '',
    status: person?.status ?? 'ACTIVE',
  };
}

function useColumns() {
  const t = useTranslations();
  return useMemo(
    () => [
      textColumn<SalespersonView>({
        id: 'code',
        label: t('common.field.code'),
        value: (person) => person.code,
        width: 150,
        fixed: true,
        phone: 'subtitle',
      }),
      textColumn<SalespersonView>({
        id: 'name',
        label: t('common.field.name'),
        value: (person) => person.name,
        phone: 'title',
      }),
      quantityColumn<SalespersonView>({
        id: 'dealers',
        label: t('dealers.list.title'),
        value: (person) => person.dealers,
        phone: 'value',
      }),
      statusColumn<SalespersonView>({
        id: 'status',
        label: t('common.field.status'),
        value: (person) => person.status,
      }),
    ],
    [t],
  );
}

export function Salespersons({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const columns = useColumns();
  const query = useQuery(trpc.dealers.salespersons.list.queryOptions());
  const [open, setOpen] = useState<SalespersonView | 'new' | null>(null);
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      {t('salespersons.add')}
    </Button>
  );
  if (query.isPending) return <LoadingCard lines={4} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <PageHeader
        title={t('salespersons.title')}
        description={t('salespersons.description')}
        crumbs={[{ label: t('list.title'), href: '/dealers' }]}
        actions={add || undefined}
      />
      <DataTable
        tableId="salespersons"
        label={t('salespersons.title')}
        columns={columns}
        source={fixedSource(query.data)}
        rowKey={(person) => person.id}
        rowLabel={(person) => person.name}
        onOpen={canWrite ? setOpen : undefined}
        rowTone={(person) => (person.status === 'ACTIVE' ? undefined : 'muted')}
        maxHeight="none"
        empty={{
          title: t('salespersons.none'),
          text: t('salespersons.noneHint'),
          action: add || undefined,
        }}
      />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open === 'new' ? 'salespersons.add' : 'salespersons.edit')}
      >
        {open && <PersonForm person={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
      </Modal>
    </>
  );
}

interface PersonFormProps {
  readonly person: SalespersonView | null;
  readonly onDone: () => void;
}

function PersonForm({ person, onDone }: PersonFormProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const statusLabel = useStatusLabel();
  const refresh = [trpc.dealers.pathFilter()];
  const create = useWrite(trpc.dealers.salespersons.create, { refresh });
  const update = useWrite(trpc.dealers.salespersons.update, { refresh });
  const state = useAppForm({
    schema,
    initialValues: valuesOf(person),
    onSubmit: (values) =>
      person
        ? update.mutateAsync({ ...values, id: person.id, userId: person.userId })
        : create.mutateAsync(values),
    onSaved: () => {
      notifyDone(t('common.form.saved'));
      onDone();
    },
    conflict: {
      load: async () => {
        const people = await client.dealers.salespersons.list.query();
        return valuesOf(people.find((found) => found.id === person?.id) ?? null);
      },
      fields: [
        { path: 'code', label: t('common.field.code') },
        { path: 'name', label: t('common.field.name') },
        {
          path: 'status',
          label: t('common.field.status'),
          format: (status) => statusLabel(String(status)),
        },
      ],
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <TextInput label={t('common.field.code')} required data-autofocus {...field('code')} />
      <TextInput label={t('common.field.name')} required {...field('name')} />
      <Select
        label={t('common.field.status')}
        allowDeselect={false}
        checkIconPosition="right"
        data={SALESPERSON_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
        {...field('status')}
      />
      <FormActions onCancel={onDone} />
    </AppForm>
  );
}
