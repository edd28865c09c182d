'use client';
// Adds a year to a calendar; shows the periods it will have before they are made.
import { Group, Modal, Select, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { addDays, parseBusinessDate } from '@/kernel/business-date';
import { isDomainError } from '@/kernel/domain-error';
import { cutYear, usualStart, weeksOf, type CalendarView } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, dateField, FormActions, optionalText, useAppForm } from '@/ui/forms';
import classes from './year-dialog.module.css';

const schema = z.object({
  startsOn: dateField(),
  code: optionalText(60),
  weeks: z.enum(['', '52', '53']),
});

interface YearDialogProps {
  readonly calendar: CalendarView | null;
  readonly today: string;
  readonly onClose: () => void;
}

export function YearDialog(props: YearDialogProps) {
  const t = useTranslations('centres.calendars');
  const { calendar, onClose } = props;
  return (
    <Modal opened={calendar !== null} onClose={onClose} title={t('addYear')} size="lg">
      {calendar && <YearForm {...props} calendar={calendar} />}
    </Modal>
  );
}

/** The day after the last year, or where a year of this kind usually begins. */
function nextStart({ kind, years }: CalendarView, today: string): string {
  const last = years
    .map((year) => year.endsOn)
    .toSorted()
    .at(-1);
  return last ? addDays(last, 1) : usualStart(kind, today.slice(0, 4));
}

const weeksField = (text: string) => (text === '52' ? 52 : text === '53' ? 53 : undefined);

function YearForm({ calendar, today, onClose }: YearDialogProps & { calendar: CalendarView }) {
  const t = useTranslations('centres.calendars');
  const trpc = useTRPC();
  const create = useWrite(trpc.centres.calendars.createYear, {
    refresh: [trpc.centres.pathFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: { startsOn: nextStart(calendar, today), code: '', weeks: '' as const },
    onSubmit: ({ startsOn, code, weeks }) =>
      create.mutateAsync({
        ...{ calendarId: calendar.id, startsOn, weeks: weeksField(weeks) },
        ...(code ? { code } : {}),
      }),
    onSaved: () => {
      notifyDone(t('yearAdded'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  const values = state.form.getValues();
  const isWeeks = calendar.kind === 'WEEKS_445';
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Group grow align="flex-start">
        <DateField label={t('firstDay')} required data-autofocus {...field('startsOn')} />
        <TextInput label={t('yearCode')} description={t('yearCodeHint')} {...field('code')} />
      </Group>
      {isWeeks && (
        <Select
          label={t('weeks')}
          description={t('weeksHint')}
          allowDeselect={false}
          checkIconPosition="right"
          data={[
            { value: '', label: t('weeksByRule') },
            { value: '52', label: t('weeksOf', { weeks: 52 }) },
            { value: '53', label: t('weeksOf', { weeks: 53 }) },
          ]}
          {...field('weeks')}
        />
      )}
      <Preview
        kind={calendar.kind}
        startsOn={values.startsOn}
        code={values.code}
        weeks={weeksField(values.weeks)}
      />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}

interface PreviewProps {
  readonly kind: CalendarView['kind'];
  readonly startsOn: string;
  readonly code: string;
  readonly weeks: 52 | 53 | undefined;
}

function cutOrNull({ kind, startsOn, code, weeks }: PreviewProps) {
  const day = parseBusinessDate(startsOn);
  if (!day.ok) return null;
  try {
    return cutYear({ kind, startsOn: day.value, code: code.trim() || undefined, weeks });
  } catch (error) {
    // The server says why when it is saved.
    if (isDomainError(error)) return null;
    throw error;
  }
}

function Preview(props: PreviewProps) {
  const t = useTranslations('centres.calendars');
  const formats = useFormats();
  const year = cutOrNull(props);
  if (!year) return null;
  const weeks = props.weeks ?? weeksOf(year.startsOn);
  return (
    <div>
      <Text size="sm" fw={560}>
        {t('preview', { year: year.code, count: year.periods.length })}
        {props.kind === 'WEEKS_445' && ` · ${t('weeksOf', { weeks })}`}
      </Text>
      <ol className={classes.preview}>
        {year.periods.map((period) => (
          <li key={period.no}>
            <Text size="xs" fw={560} component="span">
              {period.code}
            </Text>
            <Text size="xs" c="dimmed" component="span">
              {formats.date(period.startsOn)} – {formats.date(period.endsOn)}
            </Text>
          </li>
        ))}
      </ol>
    </div>
  );
}
