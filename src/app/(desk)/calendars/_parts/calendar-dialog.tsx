'use client';
// Adds or changes a calendar: its names, how it cuts a year, whether documents are posted by it.
import { Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { CALENDAR_KINDS, type CalendarView } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';

const schema = z.object({
  version: z.number(),
  code: requiredText(60),
  name: requiredText(200),
  kind: z.enum(CALENDAR_KINDS),
  isDefault: z.boolean(),
});

const valuesOf = (calendar: CalendarView | null): z.input<typeof schema> => ({
  version: calendar?.version ?? 0,
  code: calendar?.code ?? '',
  name: calendar?.name ?? '',
  kind: calendar?.kind ?? 'MONTH',
  isDefault: calendar?.isDefault ?? false,
});

interface CalendarDialogProps {
  readonly open: { readonly calendar: CalendarView | null } | null;
  readonly onClose: () => void;
}

export function CalendarDialog({ open, onClose }: CalendarDialogProps) {
  const t = useTranslations('centres.calendars');
  return (
    <Modal opened={open !== null} onClose={onClose} title={t(open?.calendar ? 'edit' : 'add')}>
      {open && <CalendarForm calendar={open.calendar} onClose={onClose} />}
    </Modal>
  );
}

interface CalendarFormProps {
  readonly calendar: CalendarView | null;
  readonly onClose: () => void;
}

function CalendarForm({ calendar, onClose }: CalendarFormProps) {
  const t = useTranslations('centres.calendars');
  const c = useTranslations('common');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = [trpc.centres.pathFilter()];
  const create = useWrite(trpc.centres.calendars.create, { refresh });
  const update = useWrite(trpc.centres.calendars.update, { refresh });
  const newest = async ({ id }: CalendarView) => {
    const options = trpc.centres.calendars.list.queryOptions(undefined, { staleTime: 0 });
    const calendars = await queries.fetchQuery(options);
    return valuesOf(calendars.find((one) => one.id === id) ?? null);
  };
  const state = useAppForm({
    schema,
    initialValues: valuesOf(calendar),
    onSubmit: ({ version, ...values }) =>
      calendar
        ? update.mutateAsync({ ...values, id: calendar.id, version })
        : create.mutateAsync(values),
    conflict: calendar
      ? {
          load: () => newest(calendar),
          fields: [
            { path: 'code', label: c('field.code') },
            { path: 'name', label: c('field.name') },
            { path: 'isDefault', label: t('default'), format: (on) => (on ? '✓' : '–') },
          ],
        }
      : undefined,
    onSaved: () => {
      notifyDone(c('form.saved'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <TextInput label={c('field.code')} required data-autofocus {...field('code')} />
      <TextInput label={c('field.name')} required {...field('name')} />
      <Select
        label={t('kindLabel')}
        description={calendar ? t('kindFixed') : undefined}
        disabled={calendar !== null}
        data={CALENDAR_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        allowDeselect={false}
        checkIconPosition="right"
        {...field('kind')}
      />
      <Checkbox
        label={t('default')}
        description={t('defaultHint')}
        {...field('isDefault', { type: 'checkbox' })}
      />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
