'use client';
// Attainment by subject, with each target in force from its date to the next one.
import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { TargetRow, Targets } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { BulletBars, prepareBullets } from '@/ui/charts';
import { DateRangeFilter, urlChoice, urlDate, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState } from '@/ui/states';
import { attainmentRows, soldForTarget } from '../../_parts/attainment';

const SUBJECTS = ['DEALER', 'REGION', 'SALESPERSON'] as const;
const FILTERS = { subject: urlChoice(SUBJECTS), from: urlDate(), to: urlDate() };

export function TargetsView({ today }: { readonly today: string }) {
  const t = useTranslations('dashboards.targets');
  const formats = useFormats();
  const locale = useLocale();
  const trpc = useTRPC();
  const { values, set } = useUrlFilters(FILTERS);
  const { subject = 'SALESPERSON', from = `${today.slice(0, 4)}-01-01`, to = today } = values;
  const query = useQuery(
    trpc.figures.targets.queryOptions(
      { subject, from, to, locale },
      { placeholderData: keepPreviousData },
    ),
  );
  const editHref = `/targets?kind=${subject}&from=${from}&to=${to}`;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about', { from: formats.date(from), to: formats.date(to) })}
        asOf={query.data?.asOf}
        actions={
          <Group gap="xs">
            <DateRangeFilter
              label={t('days')}
              value={{ from, to }}
              onChange={(range) => set(range)}
            />
            <SegmentedControl
              aria-label={t('subject')}
              value={subject}
              data={SUBJECTS.map((value) => ({ value, label: t(value) }))}
              onChange={(chosen) => set({ subject: SUBJECTS.find((word) => word === chosen) })}
            />
            <LinkButton href={editHref} variant="default">
              {t('edit')}
            </LinkButton>
          </Group>
        }
      />
      <Stack gap="md">
        {query.isPending && <Skeleton h={300} radius="md" />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data?.rows.length === 0 && <NoTargets href={editHref} />}
        {query.data && query.data.rows.length > 0 && <Attainment answer={query.data} />}
      </Stack>
    </>
  );
}

function NoTargets({ href }: { readonly href: string }) {
  const t = useTranslations('dashboards.targets');
  const begin = useTranslations('dashboards.begin');
  return (
    <EmptyState
      icon={IconTargetArrow}
      title={t('none')}
      text={begin('targetsHint')}
      action={
        <LinkButton href={href} variant="default">
          {t('edit')}
        </LinkButton>
      }
    />
  );
}

function Attainment({ answer }: { readonly answer: Targets }) {
  const t = useTranslations('dashboards.targets');
  const { rows, currency, asOf } = answer;
  const parts = new Map(
    rows.map((row) => [row.subjectId, <Parts key={row.subjectId} row={row} currency={currency} />]),
  );
  const model = prepareBullets({
    unit: { kind: 'money', currency },
    rows: attainmentRows(answer, t('total')),
  });
  return (
    <BulletBars
      title={t('attainment')}
      model={model}
      note={t('counted')}
      asOf={asOf}
      rowHeading={t(answer.subject as (typeof SUBJECTS)[number])}
      labels={{
        ...{ target: t('target'), actual: t('actual') },
        ...{ rate: t('attainment'), noBasis: t('noBasis') },
      }}
      below={parts}
    />
  );
}

/** Each target in force within the span, from its day to the next one; and what it sold besides. */
function Parts(props: { readonly row: TargetRow; readonly currency: string }) {
  const t = useTranslations('dashboards.targets');
  const formats = useFormats();
  const { row, currency } = props;
  if (row.parts.length === 0) return null;
  const besides = row.actualMinor - soldForTarget(row);
  return (
    <Text component="details" size="xs" c="dimmed" mt={4}>
      <summary>{t('parts', { count: row.parts.length })}</summary>
      {row.parts.map((part) => (
        <Text key={part.from} size="xs">
          {formats.date(part.from)} – {formats.date(part.to)}:{' '}
          {formats.money(part.actualMinor, currency)}
          {' / '}
          {formats.money(part.targetMinor, currency)}
          {' · '}
          {part.rate === null ? t('noBasis') : formats.percent(Number(part.rate))}
        </Text>
      ))}
      {besides !== 0n && (
        <Text size="xs">{t('besides', { amount: formats.money(besides, currency) })}</Text>
      )}
    </Text>
  );
}
