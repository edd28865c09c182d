'use client';
// Centres over periods: how much of its budget each one spent, in words and shade.
import { Group, ScrollArea, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import Link from 'next/link';
import { useTRPC } from '@/trpc/client';
import { ChartFrame } from '@/ui/charts';
import { ErrorState } from '@/ui/states';
import { ACTUAL, entriesHref } from '../../_drivers/driver-links';
import { heatOf, type Heat } from '../../_parts/execution-model';
import { useSpan, useSpanQuery } from '../../_parts/use-span';
import pinned from '../../_parts/pinned.module.css';
import classes from './execution.module.css';

const SHADE: Record<Heat, string | undefined> = {
  none: undefined,
  low: 'color-mix(in srgb, var(--mantine-color-blue-6) 12%, transparent)',
  near: 'color-mix(in srgb, var(--mantine-color-blue-6) 30%, transparent)',
  full: 'color-mix(in srgb, var(--mantine-color-amber-6) 34%, transparent)',
  over: 'color-mix(in srgb, var(--mantine-color-red-6) 34%, transparent)',
};

/** Where not all periods have room the newest are in sight. */
const toEnd = (viewport: HTMLDivElement | null) => {
  if (viewport) viewport.scrollLeft = viewport.scrollWidth;
};

export function HeatPanel({ accountId }: { readonly accountId: string | undefined }) {
  const t = useTranslations('dashboards.budget');
  const toDate = useTranslations('dashboards.toDate');
  const trpc = useTRPC();
  const spanQuery = useSpanQuery();
  const query = useQuery(
    trpc.figures.heatMap.queryOptions({
      ...{ ...useSpan(), accountId: accountId ?? null, locale: useLocale() },
    }),
  );
  if (query.isPending) return <Skeleton h={260} radius="md" />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { centres, periods, cells, asOf, span } = query.data;
  const rates = new Map(cells.map((cell) => [`${cell.centreId} ${cell.periodId}`, cell.rate]));
  const rateOf = (centreId: string, periodId: string) =>
    rates.get(`${centreId} ${periodId}`) ?? null;
  return (
    <ChartFrame
      title={t('heat')}
      asOf={asOf}
      height={0}
      isEmpty={cells.length === 0}
      legend={<Shades />}
      notes={span.toDate ? [toDate('whole', span.toDate)] : []}
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
      <ScrollArea viewportRef={toEnd} viewportProps={{ tabIndex: 0 }}>
        <Table
          aria-label={t('heat')}
          withColumnBorders
          horizontalSpacing={4}
          className={pinned.table}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('centreHeading')}</Table.Th>
              {periods.map(({ id, code }) => (
                <Table.Th key={id} scope="col" ta="center" className="dd-code" fz="xs">
                  {code}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {centres.map((centre) => (
              <Table.Tr key={centre.id}>
                <Table.Th scope="row" fw={centre.parentId === null ? 600 : 400}>
                  {centre.name}
                </Table.Th>
                {periods.map(({ id, no }) => (
                  <HeatCell
                    key={id}
                    rate={rateOf(centre.id, id)}
                    href={entriesHref(
                      {
                        ...{ yearId: span.yearId, fromNo: no, toNo: no },
                        ...{ centreId: centre.id, accountId: accountId ?? null },
                        // Without an account a share is that of everything spent.
                        ...(accountId === undefined && { scope: 'ALL' as const }),
                      },
                      ACTUAL,
                    )}
                  />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </ChartFrame>
  );
}

/** What a shade means. */
function Shades() {
  const t = useTranslations('dashboards.budget');
  const words = [
    ['low', t('heatLow')],
    ['near', t('heatNear')],
    ['full', t('heatFull')],
    ['over', `⚠ ${t('over')}`],
    ['none', `– ${t('noBasis')}`],
  ] as const;
  return (
    <Group gap={14} mb={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {words.map(([heat, word]) => (
        <Group key={heat} gap={6} component="li" wrap="nowrap">
          <span className={classes.key} style={{ background: SHADE[heat] }} aria-hidden />
          <Text size="xs" c="dimmed">
            {word}
          </Text>
        </Group>
      ))}
    </Group>
  );
}

/** A share that opens what was spent in that period. */
function HeatCell({ rate, href }: { readonly rate: string | null; readonly href: string }) {
  const t = useTranslations('dashboards.budget');
  const formats = useFormats();
  const heat = heatOf(rate);
  if (rate === null) return <Table.Td ta="center">–</Table.Td>;
  // Just over the budget must not read as just it.
  const digits = heat === 'over' && Number(rate) < 1.005 ? 1 : 0;
  return (
    <Table.Td ta="center" bg={SHADE[heat]} className="dd-tabular">
      <Link href={href} prefetch={false} className={classes.cell}>
        {heat === 'over' && <IconAlertTriangle size={12} aria-label={t('over')} />}{' '}
        <Text span size="xs">
          {formats.percent(Number(rate), { digits })}
        </Text>
      </Link>
    </Table.Td>
  );
}
