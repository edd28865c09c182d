'use client';
// Approve, return or reject; where control stops what is approved, who may pass it says why.
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RefusalAlert } from '@/ui/forms';
import { notifyDone } from '@/ui/feedback';

const DECISIONS = ['REJECT', 'RETURN', 'APPROVE'] as const;
type Decision = (typeof DECISIONS)[number];

export interface DecisionInput {
  decision: Decision;
  comment: string | null;
  overrideReason: string | null;
}

interface DecisionButtonsProps {
  readonly canOverride: boolean;
  readonly decisions?: readonly Decision[];
  readonly onDecide: (input: DecisionInput) => Promise<void>;
}

const STOPPED = ['budgets.overBudget', 'budgets.belowUsed', 'budgets.unbudgeted'];
const codeOf = (error: unknown): string =>
  (error as { data?: { domain?: { code?: string } } } | null)?.data?.domain?.code ?? '';

export function DecisionButtons(props: DecisionButtonsProps) {
  const { canOverride, decisions = DECISIONS, onDecide } = props;
  const t = useTranslations('budgets.decision');
  const [asking, setAsking] = useState<Decision | null>(null);
  return (
    <Group gap="xs">
      {decisions.map((decision) => (
        <Button
          key={decision}
          variant={decision === 'APPROVE' ? 'filled' : 'default'}
          onClick={() => setAsking(decision)}
        >
          {t(decision)}
        </Button>
      ))}
      <Modal opened={asking !== null} onClose={() => setAsking(null)} title={asking && t(asking)}>
        {asking && (
          <DecisionForm
            decision={asking}
            canOverride={canOverride}
            onDecide={onDecide}
            onClose={() => setAsking(null)}
          />
        )}
      </Modal>
    </Group>
  );
}

interface DecisionFormProps extends Pick<DecisionButtonsProps, 'canOverride' | 'onDecide'> {
  readonly decision: Decision;
  readonly onClose: () => void;
}

function DecisionForm({ decision, canOverride, onDecide, onClose }: DecisionFormProps) {
  const t = useTranslations('budgets.decision');
  const [comment, setComment] = useState('');
  const [overrideReason, setOverrideReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const isMissing = decision !== 'APPROVE' && comment.trim() === '';
  const send = async () => {
    if (isMissing || isPending) return;
    setPending(true);
    setError(null);
    try {
      await onDecide({ decision, comment, overrideReason });
      notifyDone(t('done'));
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="md">
        {error !== null && <RefusalAlert error={error} />}
        <Textarea
          label={t('comment')}
          required={decision !== 'APPROVE'}
          autosize
          minRows={2}
          data-autofocus
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {canOverride && STOPPED.includes(codeOf(error)) && (
          <Textarea
            label={t('override')}
            description={t('overrideText')}
            autosize
            minRows={2}
            value={overrideReason}
            onChange={(event) => setOverrideReason(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={isMissing}>
            {t(decision)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
