'use client';
// The people one talks to at a dealer.
import { Anchor, Checkbox, Modal, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { DealerView } from '@/server/modules/dealers/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalText, requiredText, useAppForm, useSeen } from '@/ui/forms';
import { ConfirmAction } from '@/ui/states';
import { PartList } from './part-list';

type Contact = DealerView['contacts'][number];

const schema = z.object({
  name: requiredText(200),
  title: optionalText(120),
  email: z
    .string()
    .trim()
    .refine((text) => text === '' || z.email().safeParse(text).success, 'dealers.badEmail'),
  phone: optionalText(60),
  isPrimary: z.boolean(),
});

export interface ContactsProps {
  readonly dealer: DealerView;
  readonly canWrite: boolean;
}

export function Contacts({ dealer, canWrite }: ContactsProps) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const [removed, setRemoved] = useState<Contact | null>(null);
  const remove = useWrite(trpc.dealers.removeContact, { refresh: [trpc.dealers.pathFilter()] });
  const find = (id: string) => dealer.contacts.find((contact) => contact.id === id) ?? null;
  return (
    <>
      <PartList
        parts={dealer.contacts.map((contact) => ({
          id: contact.id,
          title: contact.name,
          mark: contact.isPrimary ? t('part.primary') : null,
          lines: [
            contact.title,
            contact.email && <Anchor href={`mailto:${contact.email}`}>{contact.email}</Anchor>,
            contact.phone && <Anchor href={`tel:${contact.phone}`}>{contact.phone}</Anchor>,
          ],
        }))}
        canWrite={canWrite}
        words={{
          add: t('part.addContact'),
          none: t('part.noContacts'),
          noneHint: t('part.noContactsHint'),
        }}
        onAdd={() => setOpen('new')}
        onEdit={(id) => setOpen(find(id))}
        onRemove={(id) => setRemoved(find(id))}
      />
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open === 'new' ? 'part.addContact' : 'part.editContact')}
      >
        {open && (
          <ContactForm
            dealerId={dealer.id}
            contact={open === 'new' ? null : (find(open.id) ?? open)}
            onDone={() => setOpen(null)}
          />
        )}
      </Modal>
      {removed && (
        <ConfirmAction
          opened
          onClose={() => setRemoved(null)}
          title={t('part.removeTitle', { name: removed.name })}
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

interface ContactFormProps {
  readonly dealerId: string;
  readonly contact: Contact | null;
  readonly onDone: () => void;
}

function ContactForm({ dealerId, contact, onDone }: ContactFormProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const save = useWrite(trpc.dealers.saveContact, { refresh: [trpc.dealers.pathFilter()] });
  const { seen, follow } = useSeen(contact);
  const state = useAppForm({
    schema,
    initialValues: {
      name: contact?.name ?? '',
      title: contact?.title ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
      isPrimary: contact?.isPrimary ?? false,
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
      <TextInput
        label={t('common.field.name')}
        required
        data-autofocus
        autoComplete="off"
        {...field('name')}
      />
      <TextInput label={t('dealers.part.position')} autoComplete="off" {...field('title')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={t('common.field.email')}
          type="email"
          autoComplete="off"
          {...field('email')}
        />
        <TextInput
          label={t('common.field.phone')}
          type="tel"
          autoComplete="off"
          {...field('phone')}
        />
      </SimpleGrid>
      <Checkbox label={t('dealers.part.isPrimary')} {...field('isPrimary', { type: 'checkbox' })} />
      <FormActions onCancel={onDone} />
    </AppForm>
  );
}
