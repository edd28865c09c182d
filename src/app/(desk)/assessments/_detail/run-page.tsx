'use client';
// One assessment: what it is, who reached what, how each score was computed, who disputes it.
import { Card, Title } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { localName } from '@/kernel/local-names';
import type { RunView } from '@/server/modules/assessments/schemas';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import parts from '../../stock/_parts/parts.module.css';
import { AppealList } from './appeal-list';
import { CalculationDrawer } from './calculation-drawer';
import { PaperMenu } from './paper-menu';
import { usePeriodText } from './period-text';
import { RunActions } from './run-actions';
import { RunFacts } from './run-facts';
import { RunTrail } from './run-trail';
import { ScoreTable } from './score-table';
import { useRun } from './use-run';

export interface RunPageProps {
  readonly runId: string;
  readonly userId: string;
  readonly permissions: readonly string[];
}

export function RunPage(props: RunPageProps) {
  const query = useRun(props.runId);
  if (query.data) return <RunContent {...props} run={query.data} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <LoadingPage />;
}

function RunContent({ run, userId, permissions }: RunPageProps & { readonly run: RunView }) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const periodText = usePeriodText();
  const [openId, setOpenId] = useState<string | null>(null);
  const open = run.scores.find(({ subjectId }) => subjectId === openId) ?? null;
  const scheme = localName({ name: run.schemeName, names: run.schemeNames }, locale);
  return (
    <div className={parts.page}>
      <PageHeader
        title={`${scheme} · ${periodText(run)}`}
        crumbs={[{ label: t('title'), href: '/assessments' }]}
        badge={<StatusBadge status={run.status} size="lg" />}
        actions={
          <>
            <PaperMenu runId={run.id} subjectId={null} />
            <RunActions run={run} permissions={permissions} />
          </>
        }
        asOf={run.asOf}
      />
      <RunFacts run={run} />
      <ScoreTable run={run} onOpen={setOpenId} />
      <Card component="section" aria-label={t('detail.appeals')}>
        <Title order={2} size="h4" mb="sm">
          {t('detail.appeals')}
        </Title>
        <AppealList
          run={run}
          userId={userId}
          mayDecide={permissions.includes('assessments.publish')}
        />
      </Card>
      <Card component="section" aria-label={t('detail.history')}>
        <Title order={2} size="h4" mb="sm">
          {t('detail.history')}
        </Title>
        <RunTrail entries={run.timeline} />
      </Card>
      <CalculationDrawer
        run={run}
        score={open}
        mayAppeal={permissions.includes('assessments.appeal')}
        onClose={() => setOpenId(null)}
      />
    </div>
  );
}
