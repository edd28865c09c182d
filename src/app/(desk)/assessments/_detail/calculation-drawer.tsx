'use client';
// How the score of one subject came about: every quotient, target, band and weight, and what was read.
import { Button, Drawer, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { RunView, SubjectScore } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import { AppealDialog } from './appeal-dialog';
import { FIGURE_NAMES, type FigureName } from './figure-names';
import classes from './scores.module.css';
import { useScoreText } from './score-text';

type Line = SubjectScore['lines'][number];

export interface CalculationDrawerProps {
  readonly run: RunView;
  /** null: closed. */
  readonly score: SubjectScore | null;
  readonly mayAppeal: boolean;
  readonly onClose: () => void;
}

export function CalculationDrawer({ run, score, mayAppeal, onClose }: CalculationDrawerProps) {
  const t = useTranslations('assessments');
  return (
    <Drawer
      opened={score !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={score && t('detail.calculation', { subject: score.subjectName })}
    >
      {score && <Calculation run={run} score={score} mayAppeal={mayAppeal} />}
    </Drawer>
  );
}

/** The lines of a score, and every figure they were computed from. */
export function Calculation(props: {
  readonly run: RunView;
  readonly score: SubjectScore;
  readonly mayAppeal: boolean;
}) {
  const t = useTranslations('assessments');
  const { run, score } = props;
  const [appealed, setAppealed] = useState<Line | null>(null);
  const mayAppeal = props.mayAppeal && run.actions.includes('appeal');
  return (
    <Stack gap="lg">
      <section>
        {score.lines.map((line) => (
          <CalculationLine
            key={line.lineNo}
            run={run}
            line={line}
            onAppeal={mayAppeal ? () => setAppealed(line) : null}
          />
        ))}
      </section>
      <section aria-label={t('detail.inputs')}>
        <Title order={3} size="h5" mb="xs">
          {t('detail.inputs')}
        </Title>
        <Figures run={run} subjectId={score.subjectId} />
      </section>
      {appealed && (
        <AppealDialog run={run} score={score} line={appealed} onClose={() => setAppealed(null)} />
      )}
    </Stack>
  );
}

interface CalculationLineProps {
  readonly run: RunView;
  readonly line: Line;
  readonly onAppeal: (() => void) | null;
}

function CalculationLine({ run, line, onAppeal }: CalculationLineProps) {
  const t = useTranslations('assessments');
  const text = useScoreText();
  const rule = run.indicators[line.lineNo - 1];
  if (!rule) return null;
  const target = text.value(line.indicator, rule.targetPpm);
  const attainment = text.percent(line.attainmentPpm);
  return (
    <div className={classes.line}>
      <Text fw={560}>{t(`indicator.${line.indicator}`)}</Text>
      <Text className="dd-tabular">
        {t('detail.timesWeight', {
          points: text.points(line.score),
          weight: text.percent(rule.weightPpm),
        })}
      </Text>
      <Text size="sm">
        {t(`formula.${line.indicator}`)} = {text.value(line.indicator, line.valuePpm)}
      </Text>
      {line.indicator === 'salesAttainment' && (
        <Text className={classes.formula}>{t('detail.salesCounted')}</Text>
      )}
      {onAppeal && (
        <Button variant="subtle" size="compact-xs" onClick={onAppeal}>
          {t('act.appeal')}
        </Button>
      )}
      <Text className={classes.formula}>
        {t('detail.ofTarget', { target, attainment })}
        {` · ${t('field.better')}: ${t(`better.${rule.better}`)}`}
        {!rule.controllable && ` · ${t('paper.notControllable')}`}
        {line.adjustment !== 0n && ` · ${t('field.adjustment')}: ${text.points(line.adjustment)}`}
      </Text>
    </div>
  );
}

function Figures({ run, subjectId }: { readonly run: RunView; readonly subjectId: string }) {
  const t = useTranslations('assessments.figure');
  const formats = useFormats();
  const query = useQuery(useTRPC().assessments.figures.queryOptions({ id: run.id, subjectId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingCard />;
  const { figures } = query.data;
  const shown = (name: FigureName, value: bigint) =>
    name.endsWith('Minor') ? formats.money(value, run.currency) : formats.quantity(Number(value));
  return (
    <dl className={classes.figures}>
      {FIGURE_NAMES.flatMap((name) => {
        const value = figures[name];
        if (value === undefined) return [];
        return [<dt key={`${name}-name`}>{t(name)}</dt>, <dd key={name}>{shown(name, value)}</dd>];
      })}
    </dl>
  );
}
