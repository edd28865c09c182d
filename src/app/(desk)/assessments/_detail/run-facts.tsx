'use client';
// What was computed, from what, and whether computing it again gives the same.
import { Card, Code, Group } from '@mantine/core';
import { IconAlertTriangle, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RunView } from '@/server/modules/assessments/schemas';
import { DateTimeText } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { Fact, Facts } from '../../stock/_parts/facts';
import { usePeriodText } from './period-text';

const SHOWN_OF_HASH = 16;

export function RunFacts({ run }: { readonly run: RunView }) {
  const t = useTranslations('assessments');
  const periodText = usePeriodText();
  const Sign = run.isReproduced ? IconRosetteDiscountCheck : IconAlertTriangle;
  const tone = run.isReproduced ? 'var(--dd-good)' : 'var(--dd-bad)';
  return (
    <Card component="section" aria-label={t('detail.facts')}>
      <Facts>
        <Fact label={t('field.run')}>{run.number}</Fact>
        <Fact label={t('field.scheme')}>
          <TextLink href={`/assessments/schemes/${run.schemeId}`}>{run.schemeCode}</TextLink>
          {run.schemeVersion !== null && ` · ${t('paper.schemeVersion')} ${run.schemeVersion}`}
        </Fact>
        <Fact label={t('field.period')}>{periodText(run)}</Fact>
        <Fact label={t('field.subjectKind')}>{t(`kind.${run.subjectKind}`)}</Fact>
        <Fact label={t('field.noBasis')}>{t(`noBasis.${run.noBasis}`)}</Fact>
        <Fact label={t('field.runNo')}>{run.runNo}</Fact>
        <Fact label={t('field.createdBy')}>{run.createdByName ?? t('event.system')}</Fact>
        <Fact label={t('field.asOf')}>
          <DateTimeText at={run.asOf} />
        </Fact>
        <Fact label={t('field.hash')} wide>
          <Group gap={8}>
            <Code title={run.inputsHash}>{run.inputsHash.slice(0, SHOWN_OF_HASH)}…</Code>
            <Group gap={4} wrap="nowrap" c={tone}>
              <Sign size={16} stroke={1.8} aria-hidden />
              {t(run.isReproduced ? 'field.reproduced' : 'field.notReproduced')}
            </Group>
          </Group>
        </Fact>
      </Facts>
    </Card>
  );
}
