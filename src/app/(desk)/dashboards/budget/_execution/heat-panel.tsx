'use client';
// Centres over periods: how much of its budget each one spent, in words and shade.
import { ScrollArea, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useTRPC } from '@/trpc/client';
import { ChartFrame } from '@/ui/charts';
import { ErrorState } from '@/ui/states';
import { heatOf, type Heat } from '../../_parts/execution-model';
import { useSpan, useSpanQuery } from '../../_parts/use-span';

const SHADE: Record<Heat, string | undefined> = {
  none: undefined,
  low: 'color-mix(in srgb, var(--mantine-color-blue-6) 12%, transparent)',
  near: 'color-mix(in srgb, var(--mantine-color-blue-6) 30%, transparent)',
  full: 'color-mix(in srgb, var(--mantine-color-amber-6) 34%, transparent)',
  over: 'color-mix(in srgb, var(--mantine-color-red-6) 34%, transparent)',
};

export function HeatPanel({ accountId }: { readonly accountId: string | undefined }) {
  const t = useTranslations('dashboards.budget');
  const formats = useFormats();
  const trpc = useTRPC();
  const spanQuery = useSpanQuery();
  const query = useQuery(
    trpc.figures.heatMap.queryOptions({ ...useSpan(), accountId: accountId ?? null }),
  );
  if (query.isPending) return <Skeleton h={260} radius="md" />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { centres, periods, cells, asOf } = query.data;
  const rates = new Map(cells.map((cell) => [`${cell.centreId} ${cell.periodId}`, cell.rate]));
  const rateOf = (centreId: string, periodId: string) =>
    rates.get(`${centreId} ${periodId}`) ?? null;
  return (
    <ChartFrame
      title={t('heat')}
      asOf={asOf}
      height={0}
      isEmpty={cells.length === 0}
      notes={[t('heatLow'), t('heatNear'), t('heatFull'), `⚠ ${t('over')}`, `– ${t('noBasis')}`]}
      table={{
        rowHeading: t('centreHeading'),
        columns: periods.map(({ code }) => code),
        unit: { kind: 'percent' },
        rows: centres.map(({ id, name }) => ({
          key: id,
          label: name,
          href: `/dashboards/budget?${new URLSearchParams({ ...spanQuery, by: 'account', at: id }).toString()}`,
          values: periods.map((period) => {
            const rate = rateOf(id, period.id);
            return rate === null ? null : Number(rate);
          }),
        })),
      }}
    >
      <ScrollArea viewportProps={{ tabIndex: 0 }}>
        <Table aria-label={t('heat')} withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('centreHeading')}</Table.Th>
              {periods.map(({ id, code }) => (
                <Table.Th key={id} scope="col" ta="center">
                  {code}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {centres.map((centre) => (
              <Table.Tr key={centre.id}>
                <Table.Th scope="row" fw={400}>
                  {centre.name}
                </Table.Th>
                {periods.map(({ id }) => {
                  const rate = rateOf(centre.id, id);
                  const heat = heatOf(rate);
                  return (
                    <Table.Td key={id} ta="center" bg={SHADE[heat]} className="dd-tabular">
                      {heat === 'over' && <IconAlertTriangle size={12} aria-label={t('over')} />}
                      <Text span size="sm">
                        {rate === null ? '–' : formats.percent(Number(rate), { digits: 0 })}
                      </Text>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </ChartFrame>
  );
}
