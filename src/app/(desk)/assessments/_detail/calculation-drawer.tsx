'use client';
// How the score of one subject came about: every quotient, target, band and weight, and what was read.
import { Button, Drawer, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { indicatorOf, type RunView, type SubjectScore } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import { AppealDialog } from './appeal-dialog';
import { FIGURE_NAMES } from './figure-names';
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
            subjectId={score.subjectId}
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
  readonly subjectId: string;
  readonly onAppeal: (() => void) | null;
}

function CalculationLine({ run, line, subjectId, onAppeal }: CalculationLineProps) {
  const t = useTranslations('assessments');
  const text = useScoreText();
  const rule = run.indicators[line.lineNo - 1];
  if (!rule) return null;
  const target = text.value(line.indicator, rule.targetPpm);
  const attainment = text.percent(line.attainmentPpm);
  const hasBasis = line.score !== null;
  const points = text.points(line.score);
  return (
    <div className={classes.line}>
      <Text fw={560}>{t(`indicator.${line.indicator}`)}</Text>
      <Text className="dd-tabular">
        {hasBasis
          ? t('detail.timesWeight', { points, weight: text.percent(rule.weightPpm) })
          : `${points}: ${t(`noBasis.${run.noBasis}`)}`}
      </Text>
      <Text size="sm">
        {t(`formula.${line.indicator}`)} = {text.value(line.indicator, line.valuePpm)}
      </Text>
      <ReadFigures run={run} subjectId={subjectId} indicator={line.indicator} />
      {line.indicator === 'salesAttainment' && (
        <Text className={classes.formula}>{t('detail.salesCounted')}</Text>
      )}
      {onAppeal && (
        <Button variant="subtle" size="compact-xs" onClick={onAppeal}>
          {t('act.appeal')}
        </Button>
      )}
      <Text className={classes.formula}>
        {hasBasis
          ? t('detail.ofTarget', { target, attainment })
          : t('detail.onlyTarget', { target })}
        {` · ${t('field.better')}: ${t(`better.${rule.better}`)}`}
        {!rule.controllable && ` · ${t('paper.notControllable')}`}
        {line.adjustment !== 0n && ` · ${t('field.adjustment')}: ${text.points(line.adjustment)}`}
      </Text>
      {hasBasis && (
        <Text className={classes.formula}>
          {t('detail.byBands', {
            scoring: t(`scoring.${rule.scoring}`),
            bands: rule.bands
              .map((band) =>
                t('detail.band', {
                  attainment: text.percent(band.from),
                  points: text.points(band.score),
                }),
              )
              .join(' · '),
          })}
        </Text>
      )}
    </div>
  );
}

interface FiguresProps {
  readonly run: RunView;
  readonly subjectId: string;
}

function useFigures({ run, subjectId }: FiguresProps) {
  const formats = useFormats();
  const query = useQuery(useTRPC().assessments.figures.queryOptions({ id: run.id, subjectId }));
  const shown = (name: string, value: bigint) =>
    name.endsWith('Minor') ? formats.money(value, run.currency) : formats.quantity(Number(value));
  return { query, shown };
}

/** What an indicator was computed from, beside its formula. */
function ReadFigures(props: FiguresProps & { readonly indicator: Line['indicator'] }) {
  const t = useTranslations('assessments');
  const { query, shown } = useFigures(props);
  const figures = query.data?.figures;
  if (!figures) return null;
  const read = indicatorOf(props.indicator).reads.flatMap((name) => {
    const value = figures[name];
    if (value === undefined) return [];
    return [t('detail.read', { figure: t(`figure.${name}`), value: shown(name, value) })];
  });
  return <Text className={classes.formula}>{read.join(' · ')}</Text>;
}

function Figures(props: FiguresProps) {
  const t = useTranslations('assessments.figure');
  const { query, shown } = useFigures(props);
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingCard />;
  const { figures } = query.data;
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
