'use client';
// Disputes one result of one subject.
import { useTranslations } from 'next-intl';
import type { RunView, SubjectScore } from '@/server/modules/assessments/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';

export interface AppealDialogProps {
  readonly run: RunView;
  readonly score: SubjectScore;
  readonly line: SubjectScore['lines'][number];
  readonly onClose: () => void;
}

export function AppealDialog({ run, score, line, onClose }: AppealDialogProps) {
  const t = useTranslations('assessments');
  const trpc = useTRPC();
  const write = useWrite(trpc.assessments.appeal, { refresh: [trpc.assessments.pathFilter()] });
  const indicator = t(`indicator.${line.indicator}`);
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t('act.appealTitle', { indicator, subject: score.subjectName })}
      text={t('act.appealText')}
      confirmLabel={t('act.appeal')}
      reason="required"
      onConfirm={async (reason) => {
        const { subjectId } = score;
        await write.mutateAsync({ runId: run.id, subjectId, lineNo: line.lineNo, reason });
        notifyDone(t('done.appealed'));
      }}
    />
  );
}
