'use client';
// Where a dealer's goods and papers go.
import { Checkbox, Modal, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { ADDRESS_KINDS, type DealerView } from '@/server/modules/dealers/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalText, requiredText, useAppForm, useSeen } from '@/ui/forms';
import { ConfirmAction } from '@/ui/states';
import { PartList } from './part-list';

type Address = DealerView['addresses'][number];

const schema = z.object({
  kind: z.enum(ADDRESS_KINDS),
  line1: requiredText(200),
  line2: optionalText(200),
  city: requiredText(120),
  state: optionalText(120),
  postalCode: optionalText(20),
  country: requiredText(80),
  isDefault: z.boolean(),
});

export interface AddressesProps {
  readonly dealer: DealerView;
  readonly canWrite: boolean;
}

export function Addresses({ dealer, canWrite }: AddressesProps) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const [open, setOpen] = useState<Address | 'new' | null>(null);
  const [removed, setRemoved] = useState<Address | null>(null);
  const remove = useWrite(trpc.dealers.removeAddress, { refresh: [trpc.dealers.pathFilter()] });
  const find = (id: string) => dealer.addresses.find((address) => address.id === id) ?? null;
  return (
    <>
      <PartList
        parts={dealer.addresses.map((address) => ({
          id: address.id,
          title: t(`part.kind.${address.kind}`),
          mark: address.isDefault ? t('part.default') : null,
          lines: [
            address.line1,
            address.line2,
            [address.postalCode, address.city, address.state].filter(Boolean).join(' '),
            address.country,
          ],
        }))}
        canWrite={canWrite}
        words={{
          add: t('part.addAddress'),
          none: t('part.noAddresses'),
          noneHint: t('part.noAddressesHint'),
        }}
        onAdd={() => setOpen('new')}
        onEdit={(id) => setOpen(find(id))}
        onRemove={(id) => setRemoved(find(id))}
      />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open === 'new' ? 'part.addAddress' : 'part.editAddress')}
        size="lg"
      >
        {open && (
          <AddressForm
            dealerId={dealer.id}
            address={open === 'new' ? null : (find(open.id) ?? open)}
            onDone={() => setOpen(null)}
          />
        )}
      </Modal>
      {removed && (
        <ConfirmAction
          opened
          onClose={() => setRemoved(null)}
          title={t('part.removeTitle', { name: removed.line1 })}
          text={t('part.removeAddressText')}
          confirmLabel={t('part.removeConfirm')}
          tone="danger"
          onConfirm={async () => {
            await remove.mutateAsync({ dealerId: dealer.id, id: removed.id, seen: removed });
            notifyDone(t('part.removed'));
          }}
        />
      )}
    </>
  );
}

interface AddressFormProps {
  readonly dealerId: string;
  readonly address: Address | null;
  readonly onDone: () => void;
}

function AddressForm({ dealerId, address, onDone }: AddressFormProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const save = useWrite(trpc.dealers.saveAddress, { refresh: [trpc.dealers.pathFilter()] });
  const { seen, follow } = useSeen(address);
  const state = useAppForm({
    schema,
    initialValues: {
      kind: address?.kind ?? 'SHIPPING',
      line1: address?.line1 ?? '',
      line2: address?.line2 ?? '',
      city: address?.city ?? '',
      state: address?.state ?? '',
      postalCode: address?.postalCode ?? '',
      country: address?.country ?? '',
      isDefault: address?.isDefault ?? false,
    },
    onSubmit: (values) =>
      save.mutateAsync({
        ...{ ...values, dealerId, id: seen?.id ?? null, seen: seen ?? undefined },
      }),
    onSaved: () => {
      notifyDone(t('common.form.saved'));
      onDone();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false} onLoaded={follow}>
      <Select
        label={t('dealers.part.kindLabel')}
        allowDeselect={false}
        checkIconPosition="right"
        data={ADDRESS_KINDS.map((value) => ({ value, label: t(`dealers.part.kind.${value}`) }))}
        {...field('kind')}
      />
      <TextInput
        label={t('dealers.part.line1')}
        required
        data-autofocus
        autoComplete="off"
        {...field('line1')}
      />
      <TextInput label={t('dealers.part.line2')} autoComplete="off" {...field('line2')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput label={t('dealers.part.postalCode')} {...field('postalCode')} />
        <TextInput label={t('dealers.part.city')} required {...field('city')} />
        <TextInput label={t('dealers.part.state')} {...field('state')} />
        <TextInput label={t('dealers.part.country')} required {...field('country')} />
      </SimpleGrid>
      <Checkbox label={t('dealers.part.isDefault')} {...field('isDefault', { type: 'checkbox' })} />
      <FormActions onCancel={onDone} />
    </AppForm>
  );
}
