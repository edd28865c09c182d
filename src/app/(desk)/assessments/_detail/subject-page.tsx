'use client';
// One subject of an assessment: how it stands, how its score came about, what was disputed.
import { Badge, Card, Title } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import type { RunView, SubjectScore } from '@/server/modules/assessments/schemas';
import { TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { Fact, Facts } from '../../stock/_parts/facts';
import parts from '../../stock/_parts/parts.module.css';
import { AppealList } from './appeal-list';
import { Calculation } from './calculation-drawer';
import { PaperMenu } from './paper-menu';
import { usePeriodText } from './period-text';
import { PointsCell } from './points-cell';
import { useRun } from './use-run';

export interface SubjectPageProps {
  readonly runId: string;
  readonly subjectId: string;
  readonly userId: string;
  readonly permissions: readonly string[];
}

export function SubjectPage(props: SubjectPageProps) {
  const t = useTranslations('assessments');
  const query = useRun(props.runId);
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingPage />;
  const score = query.data.scores.find(({ subjectId }) => subjectId === props.subjectId);
  if (!score) return <EmptyState title={t('paper.missing')} />;
  return <SubjectContent {...props} run={query.data} score={score} />;
}

interface SubjectContentProps extends SubjectPageProps {
  readonly run: RunView;
  readonly score: SubjectScore;
}

function SubjectContent({ run, score, userId, permissions }: SubjectContentProps) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const periodText = usePeriodText();
  const scheme = localName({ name: run.schemeName, names: run.schemeNames }, locale);
  const own = run.appeals.filter(({ subjectId }) => subjectId === score.subjectId);
  return (
    <div className={parts.page}>
      <PageHeader
        title={score.subjectName}
        crumbs={[
          { label: t('title'), href: '/assessments' },
          { label: `${scheme} · ${periodText(run)}`, href: `/assessments/${run.id}` },
        ]}
        badge={<StatusBadge status={run.status} size="lg" />}
        actions={<PaperMenu runId={run.id} subjectId={score.subjectId} />}
        asOf={run.asOf}
      />
      <SubjectFacts run={run} score={score} />
      <Card component="section" aria-label={t('paper.breakdown')}>
        <Title order={2} size="h4" mb="sm">
          {t('paper.breakdown')}
        </Title>
        <Calculation
          run={run}
          score={score}
          mayAppeal={permissions.includes('assessments.appeal')}
        />
      </Card>
      <Card component="section" aria-label={t('detail.appeals')}>
        <Title order={2} size="h4" mb="sm">
          {t('detail.appeals')}
        </Title>
        <AppealList
          run={{ ...run, appeals: own }}
          userId={userId}
          mayDecide={permissions.includes('assessments.publish')}
        />
      </Card>
    </div>
  );
}

function SubjectFacts({ run, score }: { readonly run: RunView; readonly score: SubjectScore }) {
  const t = useTranslations('assessments');
  const place =
    score.rank === null ? '–' : t('paper.place', { rank: score.rank, of: run.scores.length });
  return (
    <Card component="section" aria-label={t('detail.facts')}>
      <Facts>
        <Fact label={t('field.total')}>
          <PointsCell score={score.total} />
        </Fact>
        <Fact label={t('field.grade')}>
          {score.grade === null ? '–' : <Badge variant="light">{score.grade}</Badge>}
        </Fact>
        <Fact label={t('field.rank')}>{place}</Fact>
        <Fact label={t('field.controllable')}>
          <PointsCell score={score.controllable} />
        </Fact>
        <Fact label={t('field.code')}>{score.subjectCode}</Fact>
        <Fact label={t('field.run')}>
          <TextLink href={`/assessments/${run.id}`}>{run.number}</TextLink>
        </Fact>
        <Fact label={t('act.compare')}>
          <TextLink href="/assessments/compare">{t('compare.title')}</TextLink>
        </Fact>
      </Facts>
    </Card>
  );
}
