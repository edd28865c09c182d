'use client';
// What lies below a variance, along the dimension that is chosen; the parts always add up to it.
import { Card, Group, Select, Skeleton, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { DriverDimension, Drivers } from '@/server/modules/analytics/drivers-schemas';
import { ExportMenu } from '@/ui/charts';
import { AsOf, ErrorState } from '@/ui/states';
import { DriversTable } from './drivers-table';
import { usePartLabel } from './use-part-label';

export interface DriversPanelProps {
  readonly query: Pick<
    UseQueryResult<Drivers, unknown>,
    'data' | 'error' | 'isPending' | 'refetch'
  >;
  readonly title: string;
  /** Said under the title: that figures moved since they were kept. */
  readonly note?: string | null;
  readonly onDimension: (by: DriverDimension) => void;
}

export function DriversPanel({ query, title, note, onDimension }: DriversPanelProps) {
  const t = useTranslations('dashboards.drivers');
  const answer = query.data;
  if (query.isPending) return <Skeleton h={260} radius="md" />;
  if (!answer) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Card component="section" aria-label={title}>
      <Group justify="space-between" align="flex-start" mb={8} gap={8}>
        <div>
          <Title order={3}>{title}</Title>
          <Group gap={10}>
            <Text size="xs" c="dimmed">
              {answer.currency}
            </Text>
            {answer.asOf && <AsOf at={answer.asOf} />}
          </Group>
        </div>
        <Group gap={8}>
          <Select
            aria-label={t('dimension')}
            w={190}
            allowDeselect={false}
            checkIconPosition="right"
            value={answer.by}
            data={answer.dimensions.map((value) => ({ value, label: t(`by.${value}`) }))}
            onChange={(chosen) => {
              const by = answer.dimensions.find((one) => one === chosen);
              if (by) onDimension(by);
            }}
          />
          {answer.parts.length > 0 && <DriversExport answer={answer} title={title} />}
        </Group>
      </Group>
      {note && (
        <Text size="sm" c="dimmed" mb={8}>
          {note}
        </Text>
      )}
      {answer.parts.length === 0 ? (
        <Text c="dimmed">{t(answer.total.basisMinor === null ? 'noBasis' : 'noDifference')}</Text>
      ) : (
        <DriversTable answer={answer} />
      )}
    </Card>
  );
}

const PERCENT = { kind: 'percent' } as const;

function DriversExport({ answer, title }: { readonly answer: Drivers; readonly title: string }) {
  const t = useTranslations('dashboards.drivers');
  const labelOf = usePartLabel(answer);
  const hasEffects = answer.parts.some(({ effects }) => effects !== null);
  const effects = ['priceMinor', 'mixMinor', 'quantityMinor', 'otherMinor'] as const;
  const table = {
    rowHeading: t(`by.${answer.by}`),
    columns: [
      ...(hasEffects ? effects.map((key) => t(key)) : []),
      ...[t('amount'), t(answer.isOneSided ? 'shareOfActual' : 'share')],
    ],
    unit: { kind: 'money', currency: answer.currency } as const,
    units: [...(hasEffects ? effects : []).map(() => undefined), undefined, PERCENT],
    rows: answer.parts.map((part) => ({
      label: [part.code, labelOf(part)].filter(Boolean).join(' '),
      values: [
        ...(hasEffects ? effects.map((key) => part.effects?.[key] ?? null) : []),
        part.varianceMinor,
        part.share === null ? null : Number(part.share),
      ],
    })),
  };
  return <ExportMenu title={title} table={table} />;
}
