'use client';
// Appeals of an assessment: what is disputed, what became of it, and the decision of an open one.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { AppealView, RunView } from '@/server/modules/assessments/schemas';
import { DecideDialog } from './decide-dialog';
import { useScoreText } from './score-text';

export interface AppealListProps {
  readonly run: RunView;
  readonly userId: string;
  readonly mayDecide: boolean;
}

export function AppealList({ run, userId, mayDecide }: AppealListProps) {
  const t = useTranslations('assessments');
  const [decided, setDecided] = useState<AppealView | null>(null);
  if (run.appeals.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('detail.noAppeals')}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      {run.appeals.map((appeal) => (
        <Appeal
          key={appeal.id}
          run={run}
          appeal={appeal}
          // Nobody decides their own.
          onDecide={
            mayDecide && appeal.status === 'OPEN' && appeal.createdById !== userId
              ? () => setDecided(appeal)
              : null
          }
        />
      ))}
      {decided && <DecideDialog run={run} appeal={decided} onClose={() => setDecided(null)} />}
    </Stack>
  );
}

const COLORS = { OPEN: 'amber', UPHELD: 'green', DISMISSED: 'red', WITHDRAWN: 'gray' } as const;

interface AppealProps {
  readonly run: RunView;
  readonly appeal: AppealView;
  readonly onDecide: (() => void) | null;
}

function Appeal({ run, appeal, onDecide }: AppealProps) {
  const t = useTranslations('assessments');
  const formats = useFormats();
  const text = useScoreText();
  const indicator = run.indicators[appeal.lineNo - 1]?.indicator;
  return (
    <div>
      <Group gap="xs">
        <Badge color={COLORS[appeal.status]}>{t(`appealStatus.${appeal.status}`)}</Badge>
        <Text fw={560}>
          {appeal.subjectName}
          {indicator && ` · ${t(`indicator.${indicator}`)}`}
        </Text>
        {appeal.adjustment !== null && (
          <Text className="dd-tabular">{text.points(appeal.adjustment)}</Text>
        )}
        {onDecide && (
          <Button size="compact-sm" variant="light" onClick={onDecide}>
            {t('act.decideTitle')}
          </Button>
        )}
      </Group>
      <Text size="sm" fs="italic">
        “{appeal.reason}”
      </Text>
      <Text size="xs" c="dimmed">
        {t('detail.yourAppeal', { name: appeal.createdByName ?? t('event.system') })} ·{' '}
        {formats.dateTime(appeal.createdAt)}
      </Text>
      {appeal.answer && (
        <Text size="sm" mt={4}>
          {t('detail.decidedBy', { name: appeal.decidedByName ?? '', answer: appeal.answer })}
        </Text>
      )}
    </div>
  );
}
