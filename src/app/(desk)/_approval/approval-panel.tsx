'use client';
// How the approval of a document stands: its steps, who decided and why, and whom it waits for.
// Deciding is a button of the document's own page, because the decision also acts on the document.
import { Group, Stack, Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconClock, IconCornerUpLeft, IconPoint, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { CaseView, DocKind, StepView } from '@/server/modules/approvals/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import { SectionCard } from '../_frame/section-card';
import { CaseStatus } from './case-status';

const ICONS = { APPROVE: IconCheck, REJECT: IconX, RETURN: IconCornerUpLeft } as const;
const COLORS = { APPROVE: 'green', REJECT: 'red', RETURN: 'gray' } as const;

interface ApprovalPanelProps {
  readonly docKind: DocKind;
  readonly docId: string;
}

export function ApprovalPanel({ docKind, docId }: ApprovalPanelProps) {
  const t = useTranslations('approvals.panel');
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.ofDocument.queryOptions({ docKind, docId }));
  if (query.isPending) return <LoadingCard lines={3} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const [newest, ...earlier] = query.data;
  return (
    <SectionCard
      title={t('title')}
      action={newest && <CaseStatus status={newest.status} />}
      text={earlier.length > 0 ? t('earlier', { count: earlier.length }) : undefined}
    >
      {newest ? (
        <CaseSteps view={newest} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
    </SectionCard>
  );
}

function CaseSteps({ view }: { readonly view: CaseView }) {
  const done = view.steps.filter((step) => step.decision !== null).length;
  return (
    <Timeline active={done - 1} bulletSize={22} lineWidth={1.5}>
      {view.steps.map((step) => {
        const isWaiting = view.status === 'PENDING' && step.stepNo === view.stepNo;
        const Icon = step.decision ? ICONS[step.decision] : isWaiting ? IconClock : IconPoint;
        return (
          <Timeline.Item
            key={step.stepNo}
            bullet={<Icon size={13} stroke={2} aria-hidden />}
            color={step.decision ? COLORS[step.decision] : 'gray'}
            title={<StepTitle step={step} />}
          >
            <StepText step={step} isWaiting={isWaiting} isOpen={view.status === 'PENDING'} />
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function StepTitle({ step }: { readonly step: StepView }) {
  const roles = useTranslations('auth.role');
  const role = step.role && roles.has(step.role as 'CONTROLLER') ? step.role : null;
  return (
    <Text size="sm" fw={560}>
      {step.userName ?? (role ? roles(role as 'CONTROLLER') : step.role)}
    </Text>
  );
}

interface StepTextProps {
  readonly step: StepView;
  readonly isWaiting: boolean;
  readonly isOpen: boolean;
}

function StepText({ step, isWaiting, isOpen }: StepTextProps) {
  const t = useTranslations('approvals.panel');
  const formats = useFormats();
  if (step.decision && step.decidedAt) {
    const by = step.decidedByName ?? '';
    const name = step.onBehalfOfName ? t('for', { name: by, other: step.onBehalfOfName }) : by;
    return (
      <Stack gap={2}>
        <Group gap={6}>
          <Text size="xs" fw={560}>
            {t(step.decision)}
          </Text>
          <Text size="xs" c="dimmed">
            {t('decidedBy', { name, when: formats.dateTime(step.decidedAt) })}
          </Text>
        </Group>
        {step.comment && <Text size="sm">{step.comment}</Text>}
      </Stack>
    );
  }
  if (!isOpen) return null;
  if (!isWaiting) {
    return (
      <Text size="xs" c="dimmed">
        {t('later')}
      </Text>
    );
  }
  return (
    <Text size="xs" c={step.waitsFor.length > 0 ? 'dimmed' : 'red'}>
      {step.waitsFor.length > 0
        ? t('waitsFor', { names: formats.list(step.waitsFor) })
        : t('waitsForNobody')}
    </Text>
  );
}
