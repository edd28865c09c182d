'use client';
// The dashboard of receivables: one answer, amounts in the company's currency; other currencies have
// their own ageing, because two do not add up.
import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { sumMinor } from '@/kernel/money';
import type { ReceivablesDashboard } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { prepareStacked, StackedBars } from '@/ui/charts';
import { TextLink, TOUCHED } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatCard } from '@/ui/states';
import { bucketHref } from '../../../ageing/_summary/ageing-filters';
import { WayOn } from '../../../_begin/way-on';
import { withQuery } from '../../_drivers/driver-links';
import { countedHref } from './counted-href';
import { HeldPanel } from './held-panel';
import {
  CollectionPanel,
  DsoPanel,
  MovementsPanel,
  ReversedPanel,
  type BoardProps,
} from './month-panels';
import { reversedHrefs } from './reversed-hrefs';

export function ReceivablesView({ maySeeReceipts }: { readonly maySeeReceipts: boolean }) {
  const t = useTranslations('dashboards.receivables');
  const trpc = useTRPC();
  const query = useQuery(trpc.figures.receivables.queryOptions());
  if (query.isPending) return <LoadingPage />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const board = query.data;
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} asOf={board.asOf} />
      <Stack gap="md">
        <Tiles board={board} maySeeReceipts={maySeeReceipts} />
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          {(board.ageing.length > 0 ? board.ageing : [noneOf(board)]).map((row) => (
            <Ageing key={row.currency} row={row} board={board} />
          ))}
          <MovementsPanel board={board} />
          <DsoPanel board={board} />
          <CollectionPanel board={board} />
        </SimpleGrid>
        {maySeeReceipts && <HeldPanel asOf={board.asOf} />}
        <ReversedPanel board={board} />
      </Stack>
    </>
  );
}

function Tiles({ board, maySeeReceipts }: BoardProps & { readonly maySeeReceipts: boolean }) {
  const t = useTranslations('dashboards.receivables');
  const formats = useFormats();
  const { currency, months } = board;
  const present = months.at(-1);
  const before = months.at(-2);
  const { credited, unpaid } = reversedOf(board);
  const total = credited + unpaid;
  const money = (minor: bigint) => ({
    value: formats.moneyCompact(minor, currency),
    exact: formats.money(minor, currency),
  });
  const days = (rate: string | null | undefined) =>
    rate === null || rate === undefined
      ? t('noBasis')
      : t('days', { days: formats.number(Number(rate), 1) });
  const month = (key: string | undefined) => (key ? formats.month(`${key}-01`) : '');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 5 }} spacing="md">
      <StatCard
        label={t('owed')}
        {...money(present?.balanceMinor ?? 0n)}
        hint={t('owedHint')}
        href="/accounts"
      />
      <StatCard
        label={t('dso')}
        value={days(present?.dsoDays)}
        hint={t('dsoHint', { days: days(before?.dsoDays), month: month(before?.month) })}
        href="/ageing"
      />
      <StatCard
        label={t('collection')}
        value={
          before?.collectionRate ? formats.percent(Number(before.collectionRate)) : t('noBasis')
        }
        hint={t('collectionHint', { month: month(before?.month) })}
        href={before ? countedHref('received', before.month, currency) : '/receipts'}
      />
      <StatCard
        label={t('held')}
        {...money(board.heldMinor)}
        hint={t('heldHint')}
        href={maySeeReceipts ? withQuery('/receipts', { bank: 'HELD', currency }) : undefined}
      />
      <StatCard label={t('reversed')} {...money(total)} hint={<Reversed board={board} />} />
    </SimpleGrid>
  );
}

const reversedOf = ({ reversed }: ReceivablesDashboard) => ({
  credited: sumMinor(reversed.map(({ creditedMinor }) => creditedMinor)),
  unpaid: sumMinor(reversed.map(({ unpaidMinor }) => unpaidMinor)),
});

/** What was credited and what is unpaid stand in two lists. */
function Reversed({ board }: BoardProps) {
  const t = useTranslations('dashboards.receivables');
  const formats = useFormats();
  const { credited, unpaid } = reversedOf(board);
  const { all } = reversedHrefs(board);
  const amount = (minor: bigint) => formats.moneyCompact(minor, board.currency);
  return (
    <>
      {t('reversedHint')}
      <br />
      <TextLink href={all.credited} size="xs" {...TOUCHED}>
        {t('reversedCredited', { amount: amount(credited) })}
      </TextLink>
      <br />
      <TextLink href={all.unpaid} size="xs" {...TOUCHED}>
        {t('reversedUnpaid', { amount: amount(unpaid) })}
      </TextLink>
    </>
  );
}

/** Nobody owes anything, in no currency. */
const noneOf = ({ currency }: ReceivablesDashboard) => ({ currency, buckets: [] });

interface AgeingProps extends BoardProps {
  readonly row: Pick<ReceivablesDashboard['ageing'][number], 'currency' | 'buckets'>;
}

function Ageing({ row, board }: AgeingProps) {
  const t = useTranslations('dashboard');
  const labelOf = (key: string) => {
    if (key === 'current') return t('bucketCurrent');
    // Days as a range: a spreadsheet reads 1-30 as a day in January.
    return key === 'undated' ? t('bucketUndated') : key.replace('-', '–');
  };
  const begin = useTranslations('dashboards.begin');
  const money = useTranslations('dashboards.receivables');
  const formats = useFormats();
  const text = (minor: bigint) => formats.money(minor, row.currency);
  // Receipts that pay no invoice yet belong to no bucket; what is owed is known of one currency.
  const owed = row.currency === board.currency ? board.months.at(-1)?.balanceMinor : undefined;
  const inBuckets = row.buckets.reduce((sum, one) => sum + one.amountMinor, 0n);
  const unapplied = owed === undefined ? 0n : inBuckets - owed;
  const model = prepareStacked({
    stacks: (row.buckets.some(({ amountMinor }) => amountMinor !== 0n) ? row.buckets : [])
      .filter(({ key, amountMinor }) => key !== 'undated' || amountMinor !== 0n)
      .map(({ key, amountMinor }) => ({
        key,
        label: labelOf(key),
        values: new Map([['open', amountMinor]]),
        href: bucketHref(key, row.currency),
      })),
    parts: [{ key: 'open', label: t('open') }],
    unit: { kind: 'money', currency: row.currency },
  });
  return (
    <StackedBars
      title={t('ageing')}
      summary={t('ageingSummary')}
      model={model}
      stackHeading={t('bucket')}
      emptyTitle={begin('owed')}
      emptyHint={<WayOn to="invoices" />}
      asOf={board.asOf}
      notes={
        unapplied === 0n
          ? []
          : [
              money('ageingLess', {
                unapplied: text(unapplied),
                total: text(inBuckets - unapplied),
              }),
            ]
      }
    />
  );
}
