'use client';
// The figures on top. Each opens the rows it counts.
import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { endOfMonth, monthKey, startOfMonth } from '@/kernel/business-date';
import { sumMinor } from '@/kernel/money';
import { StatCard, type StatTrend } from '@/ui/states';
import type { PanelProps } from './panel-props';

/** Part of `whole`, which is not zero. Only for a percentage on the screen. */
const ratioOf = (part: bigint, whole: bigint) => Number(part) / Number(whole);

export function Tiles({ board, currency }: PanelProps) {
  const t = useTranslations('dashboard');
  const formats = useFormats();
  const months = board.months.filter((row) => row.currency === currency);
  const present = months.find((row) => row.month === monthKey(board.today));
  // A month that has hardly begun says little without the last one that is over.
  const last = months.at(-2);
  const net = sumMinor(months.map((row) => row.netMinor));
  const before = sumMinor(months.map((row) => row.previousToDateMinor ?? 0n));
  const countOf = (status: string) => board.orders.find((row) => row.status === status)?.count ?? 0;
  const [submitted, held] = [countOf('SUBMITTED'), countOf('ON_HOLD')];
  const [approved, partly] = [countOf('APPROVED'), countOf('PARTIALLY_SHIPPED')];
  const ageing = board.ageing.find((row) => row.currency === currency);
  const overdue = ageing?.overdueMinor ?? 0n;
  const open = ageing?.totalMinor ?? 0n;
  // Twelve months against three would be a lie: only a year that is known from its first month on.
  const isYearKnown = months.length > 0 && months.every((row) => row.previousMinor !== null);
  const trend: StatTrend | null =
    !isYearKnown || before === 0n
      ? null
      : {
          ratio: ratioOf(net - before, before),
          against: t('trendYearBefore'),
          moreIs: 'favourable',
        };
  const money = (minor: bigint) => formats.moneyCompact(minor, currency);
  const exact = (minor: bigint) => formats.money(minor, currency);
  const thisMonth = `from=${startOfMonth(board.today)}&to=${endOfMonth(board.today)}`;
  const firstMonth = months[0]?.month;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md">
      <StatCard
        label={t('salesThisMonth', { month: formats.month(board.today) })}
        value={money(present?.netMinor ?? 0n)}
        exact={exact(present?.netMinor ?? 0n)}
        hint={
          last &&
          t('salesMonth', {
            month: formats.month(`${last.month}-01`),
            amount: money(last.netMinor),
          })
        }
        href={`/reports/sales?by=dealer&${thisMonth}`}
      />
      <StatCard
        label={t('salesThisYear')}
        value={money(net)}
        exact={exact(net)}
        trend={trend}
        href={`/reports/sales${firstMonth ? `?from=${firstMonth}-01` : ''}`}
      />
      <StatCard
        label={t('waiting')}
        value={formats.number(submitted + held)}
        hint={t('waitingHint', { submitted, held })}
        href="/orders?status=SUBMITTED,ON_HOLD"
      />
      <StatCard
        label={t('toShip')}
        value={formats.number(approved + partly)}
        hint={t('toShipHint', { approved, partly })}
        href="/orders?status=APPROVED,PARTIALLY_SHIPPED"
      />
      <StatCard
        label={t('overdue')}
        value={money(overdue)}
        exact={exact(overdue)}
        hint={
          open === 0n
            ? t('nothingOpen')
            : t('overdueShare', {
                share: formats.percent(ratioOf(overdue, open)),
                total: money(open),
              })
        }
        href="/ageing"
      />
      <StatCard
        label={t('short')}
        value={formats.number(board.shortCount)}
        hint={t('shortHint')}
        href="/stock?show=belowReorder"
      />
    </SimpleGrid>
  );
}
