'use client';
// Upholds an appeal with a stated change of points, or dismisses it; either way with an answer.
import { Modal, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { roundToMinor } from '@/kernel/decimal';
import type { AppealView, RunView } from '@/server/modules/assessments/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DecimalInput,
  FormActions,
  optionalDecimalField,
  requiredText,
  useAppForm,
} from '@/ui/forms';

type Decision = 'UPHOLD' | 'DISMISS';
const FIRST: { decision: Decision; adjustment: string; answer: string } = {
  decision: 'UPHOLD',
  adjustment: '',
  answer: '',
};

const schema = z.object({
  decision: z.enum(['UPHOLD', 'DISMISS']),
  adjustment: optionalDecimalField(2),
  answer: requiredText(1000),
});

export interface DecideDialogProps {
  readonly run: RunView;
  readonly appeal: AppealView;
  readonly onClose: () => void;
}

export function DecideDialog(props: DecideDialogProps) {
  const t = useTranslations('assessments');
  return (
    <Modal opened onClose={props.onClose} title={t('act.decideTitle')}>
      <DecideForm {...props} />
    </Modal>
  );
}

function DecideForm({ appeal, onClose }: DecideDialogProps) {
  const t = useTranslations('assessments');
  const trpc = useTRPC();
  const write = useWrite(trpc.assessments.decideAppeal, {
    refresh: [trpc.assessments.pathFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: FIRST,
    onSubmit: ({ decision, adjustment, answer }) =>
      write.mutateAsync({
        ...{ appealId: appeal.id, decision, answer },
        // Points with two decimals are stored as their hundredths.
        adjustment:
          decision === 'UPHOLD' && adjustment !== null ? roundToMinor(adjustment, 2) : null,
      }),
    onSaved: () => {
      notifyDone(t('done.decided'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  const isUpheld = state.form.values.decision === 'UPHOLD';
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm" fs="italic">
        “{appeal.reason}”
      </Text>
      <SegmentedControl
        fullWidth
        data={[
          { value: 'UPHOLD', label: t('act.uphold') },
          { value: 'DISMISS', label: t('act.dismiss') },
        ]}
        {...field('decision')}
      />
      {isUpheld && <DecimalInput label={t('field.points')} required {...field('adjustment')} />}
      <Textarea label={t('field.answer')} required autosize minRows={2} {...field('answer')} />
      <FormActions submitLabel={t(isUpheld ? 'act.uphold' : 'act.dismiss')} onCancel={onClose} />
    </AppForm>
  );
}
