'use client';
// Decides several cases: what will happen and to how much, a comment where one is needed, then what
// became of them, with each refusal in words.
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import type { CaseItem } from '@/server/modules/approvals/schemas';
import { MAX_DECISIONS, type DecidedCase } from '@/server/modules/decisions/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { RefusalAlert } from '@/ui/forms';
import { RefusedList } from '../../_batch/refused-list';
import { runSlices, type BatchResult } from '../../_batch/run-slices';

export type ManyDecision = 'APPROVE' | 'REJECT';
type Result = BatchResult<DecidedCase>;

export interface DecideDialogProps {
  readonly decision: ManyDecision;
  readonly cases: readonly CaseItem[];
  /** Told what was decided, so that it is not ticked any more. */
  readonly onDecided: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

function useDecideMany(decision: ManyDecision) {
  const trpc = useTRPC();
  const write = useWrite(trpc.decisions.decideMany, {
    refresh: [
      ...[trpc.approvals, trpc.budgets, trpc.expenses].map((area) => area.pathFilter()),
      trpc.notifications.pathFilter(),
    ],
  });
  return (cases: readonly CaseItem[], comment: string): Promise<Result> =>
    runSlices(cases, MAX_DECISIONS, (part) =>
      write.mutateAsync({
        ...{ decision, comment },
        cases: part.map(({ id, version }) => ({ caseId: id, version })),
      }),
    );
}

export function DecideDialog({ decision, cases, onDecided, onClose }: DecideDialogProps) {
  const t = useTranslations('approvals.batch');
  // The list refreshes behind the dialog: what was ticked is decided on as it was seen.
  const [chosen] = useState(cases);
  const [isRunning, setRunning] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const decide = useDecideMany(decision);
  const start = async (comment: string) => {
    setRunning(true);
    const outcome = await decide(chosen, comment);
    setRunning(false);
    setResult(outcome);
    onDecided(outcome.done.map(({ id }) => id));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(decision === 'APPROVE' ? 'approveTitle' : 'rejectTitle', { count: chosen.length })}
      closeOnClickOutside={!isRunning}
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
    >
      {result === null ? (
        <Question
          decision={decision}
          cases={chosen}
          isRunning={isRunning}
          onStart={(comment) => void start(comment)}
          onClose={onClose}
        />
      ) : (
        <Outcome cases={chosen} result={result} onClose={onClose} />
      )}
    </Modal>
  );
}

interface QuestionProps {
  readonly decision: ManyDecision;
  readonly cases: readonly CaseItem[];
  readonly isRunning: boolean;
  readonly onStart: (comment: string) => void;
  readonly onClose: () => void;
}

function Question({ decision, cases, isRunning, onStart, onClose }: QuestionProps) {
  const t = useTranslations('approvals.batch');
  const common = useTranslations('common');
  const formats = useFormats();
  const currency = useOrgCurrency();
  const [comment, setComment] = useState('');
  const [isTried, setTried] = useState(false);
  const isRejection = decision === 'REJECT';
  const isMissing = isRejection && comment.trim() === '';
  const total = cases.reduce((sum, one) => sum + one.amountMinor, 0n);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isMissing) setTried(true);
        else onStart(comment.trim());
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          {t('explain', { count: cases.length, total: formats.money(total, currency) })}
        </Text>
        <Textarea
          label={t(isRejection ? 'reason' : 'comment')}
          required={isRejection}
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus={isRejection || undefined}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          error={isTried && isMissing ? common('form.reasonMissing') : undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isRunning}>
            {common('action.cancel')}
          </Button>
          <Button
            type="submit"
            color={isRejection ? 'red' : undefined}
            loading={isRunning}
            data-autofocus={isRejection ? undefined : true}
          >
            {common(isRejection ? 'action.reject' : 'action.approve')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface OutcomeProps {
  readonly cases: readonly CaseItem[];
  readonly result: Result;
  readonly onClose: () => void;
}

function Outcome({ cases, result, onClose }: OutcomeProps) {
  const t = useTranslations('approvals.batch');
  const common = useTranslations('common.action');
  const numbers = new Map(cases.map(({ id, docNumber }) => [id, docNumber]));
  const { done, refused, error } = result;
  return (
    <Stack gap="md">
      {done.length > 0 && (
        <Alert color="green" icon={<IconCircleCheck size={18} stroke={1.7} />} role="status">
          {t('done', { count: done.length })}
        </Alert>
      )}
      {error !== null && <RefusalAlert error={error} />}
      {refused.length > 0 && (
        <>
          <Text size="sm" role="status">
            {t('refused', { count: refused.length })}
          </Text>
          <RefusedList refused={refused} nameOf={(id) => numbers.get(id) ?? ''} />
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {common('close')}
        </Button>
      </Group>
    </Stack>
  );
}
