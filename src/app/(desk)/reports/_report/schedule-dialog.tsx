'use client';
// Has the report on the screen sent regularly: how often, and of which days.
import { Modal, Select, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import {
  comparesWholePeriods,
  REPORT_REPEATS,
  REPORT_SPANS,
  type ReportRepeat,
  type ReportSpan,
} from '@/server/modules/analytics/report-schedule-schemas';
import { usedArguments, type ReportName } from '@/server/modules/analytics/schemas';
import { useFormats } from '@/i18n/formats';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import type { ReportFilters } from './report-filters';

const schema = z.object({ repeat: z.enum(REPORT_REPEATS), span: z.enum(REPORT_SPANS) });
const OFTEN: z.infer<typeof schema> = { repeat: 'MONTHLY', span: 'LAST' };

interface ScheduleDialogProps {
  readonly name: ReportName;
  readonly filters: ReportFilters;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function ScheduleDialog(props: ScheduleDialogProps) {
  const t = useTranslations('reports');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('regular.add')}>
      {props.opened && <ScheduleForm {...props} />}
    </Modal>
  );
}

/** `LAST` is a day, a week or a month, by how often it is sent. */
export const spanKey = (repeat: ReportRepeat, span: ReportSpan) =>
  span === 'YEAR_TO_DATE' ? ('yearToDate' as const) : (`last${repeat}` as const);

function ScheduleForm({ name, filters, onClose }: ScheduleDialogProps) {
  const t = useTranslations('reports');
  const formats = useFormats();
  const trpc = useTRPC();
  const { by, only, depth, basis } = filters;
  const used = usedArguments(name, by);
  const add = useWrite(trpc.analytics.scheduleReport, {
    refresh: [trpc.analytics.schedules.pathFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: OFTEN,
    onSubmit: (values) =>
      add.mutateAsync({
        ...{ name, by: [...by], only: { ...only }, ...values },
        ...(depth && used.depth ? { depth } : {}),
        ...(basis && used.basis ? { basis } : {}),
      }),
    onSaved: ({ nextOn }) => {
      notifyDone(t('regular.saved', { date: formats.date(nextOn) }));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  const { repeat } = state.form.values;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm" c="dimmed">
        {t('regular.hint')}
      </Text>
      {comparesWholePeriods({ name, basis: basis ?? 'BUDGET' }) && (
        <Text size="sm" c="dimmed">
          {t('regular.wholePeriods')}
        </Text>
      )}
      <Select
        label={t('regular.repeat')}
        allowDeselect={false}
        checkIconPosition="right"
        data-autofocus
        data={REPORT_REPEATS.map((value) => ({ value, label: t(`regular.${value}`) }))}
        {...field('repeat')}
      />
      {used.from && (
        <Select
          label={t('regular.span')}
          allowDeselect={false}
          checkIconPosition="right"
          data={REPORT_SPANS.map((value) => ({
            value,
            label: t(`regular.${spanKey(repeat, value)}`),
          }))}
          {...field('span')}
        />
      )}
      <FormActions onCancel={onClose} submitLabel={t('regular.save')} />
    </AppForm>
  );
}
