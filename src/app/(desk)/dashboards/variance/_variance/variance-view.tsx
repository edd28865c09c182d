'use client';
// The dashboard of variances: waterfall, its rows with drill-down, and the effects on sales.
import { Group, Select, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { VarianceAnswer } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { prepareWaterfall, WaterfallChart } from '@/ui/charts';
import { urlChoice, urlText, useUrlFilters } from '@/ui/filters';
import type { UrlFilters } from '@/ui/filters/use-url-filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ACTUAL, basisHref, entriesHref, withQuery } from '../../_drivers/driver-links';
import { YearFault } from '../../../_year/year-fault';
import { WayOn } from '../../../_begin/way-on';
import { SpanFilter, useSpan, useSpanQuery } from '../../_parts/use-span';
import { EffectsPanel } from './effects-panel';
import { VarianceDrivers } from './variance-drivers';
import { VarianceTable } from './variance-table';

const BASES = ['BUDGET', 'LAST_YEAR', 'LAST_PERIOD'] as const;
const SPANS = ['PERIOD', 'YEAR_TO_DATE'] as const;
const FILTERS = {
  basis: urlChoice(BASES),
  over: urlChoice(SPANS),
  by: urlChoice(['centre', 'account']),
  centre: urlText(),
  account: urlText(),
};

export function VarianceView({ maySeeSales }: { readonly maySeeSales: boolean }) {
  const t = useTranslations('dashboards.variance');
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const span = useSpan();
  const spanQuery = useSpanQuery();
  const {
    basis = 'BUDGET',
    over = 'YEAR_TO_DATE',
    by = 'account',
    centre,
    account,
  } = filters.values;
  const query = useQuery(
    trpc.figures.variance.queryOptions(
      {
        ...{ ...span, basis, over, by, locale: useLocale() },
        ...{ centreId: centre || null, accountId: account || null },
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const answer = query.data;
  return (
    <>
      <PageHeader
        title={t('title')}
        asOf={answer?.asOf}
        actions={<SpanFilter shown={answer?.span} />}
        description={
          answer && t('about', { year: answer.span.yearCode, period: answer.span.throughCode })
        }
      />
      <Stack gap="md">
        <Controls filters={filters} basis={basis} over={over} by={by} />
        {query.isError && <YearFault error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Skeleton h={380} radius="md" />}
        {answer && (
          <Waterfall
            answer={answer}
            by={by}
            query={{ ...spanQuery, ...hrefBase(basis, over, centre, account) }}
          />
        )}
        {answer && <VarianceDrivers basis={basis} over={over} centre={centre} account={account} />}
        {maySeeSales && !query.isError && <EffectsPanel basis={basis} over={over} />}
      </Stack>
    </>
  );
}

function hrefBase(basis: string, over: string, centre: string, account: string) {
  return { basis, over, ...(centre && { centre }), ...(account && { account }) };
}

function Waterfall(props: {
  readonly answer: VarianceAnswer;
  readonly by: 'centre' | 'account';
  readonly query: Readonly<Record<string, string>>;
}) {
  const t = useTranslations('dashboards.variance');
  const toDate = useTranslations('dashboards.toDate');
  const begin = useTranslations('dashboards.begin');
  const { answer, by, query } = props;
  const { waterfall, currency, basis } = answer;
  // The next level of the node; a leaf opens along the other axis at this node.
  const hrefOf = (id: string, hasChildren: boolean) => {
    const next = hasChildren ? by : by === 'account' ? 'centre' : 'account';
    return `/dashboards/variance?${new URLSearchParams({ ...query, by: next, [by]: id }).toString()}`;
  };
  /** Of a row, or of the node of the page. */
  const entriesOf = (id: string | null, side: 'basis' | 'actual') => {
    const { yearId, throughNo: toNo } = answer.span;
    const isOne = query['over'] === 'PERIOD' || basis === 'LAST_PERIOD';
    const { centre = null, account = null } = query;
    const [centreId, accountId] =
      by === 'centre' ? [id ?? centre, account] : [centre, id ?? account];
    const node = { yearId, fromNo: isOne ? toNo : 1, toNo, centreId, accountId };
    return side === 'basis' ? basisHref(answer, node) : entriesHref(node, ACTUAL);
  };
  // A bridge from nothing would say that nothing was planned to be nothing.
  const isCompared = answer.rows.some(({ basisMinor }) => basisMinor !== null && basisMinor !== 0n);
  const rows = new Map(answer.rows.map((row) => [row.id, row]));
  const model = prepareWaterfall({
    ...{ startLabel: t(basis), endLabel: t('end') },
    ...{ startMinor: waterfall.startMinor, endMinor: waterfall.endMinor },
    isMoreFavourable: waterfall.isMoreFavourable,
    startHref: entriesOf(null, 'basis') ?? undefined,
    endHref: entriesOf(null, 'actual') ?? undefined,
    unit: { kind: 'money', currency },
    steps: waterfall.steps.map((step) => {
      const row = rows.get(step.key);
      const label = step.key === 'rest' ? t('rest') : step.label;
      return { ...step, label, href: row && hrefOf(row.id, row.hasChildren) };
    }),
  });
  return (
    <>
      <WaterfallChart
        title={t('waterfall', { basis })}
        emptyTitle={begin(basis)}
        emptyHint={basis === 'BUDGET' ? <WayOn to="budget" /> : begin('beforeHint')}
        summary={t('waterfallSummary')}
        model={isCompared ? model : { ...model, isEmpty: true }}
        rowHeading={t('item')}
        valueLabel={t('amount')}
        asOf={answer.asOf}
        notes={answer.toDate ? [toDate('note', answer.toDate)] : []}
      />
      <VarianceTable answer={answer} hrefOf={hrefOf} entriesOf={entriesOf} />
    </>
  );
}

function Controls(props: {
  readonly filters: UrlFilters<typeof FILTERS>;
  readonly basis: (typeof BASES)[number];
  readonly over: (typeof SPANS)[number];
  readonly by: 'centre' | 'account';
}) {
  const t = useTranslations('dashboards.variance');
  const { filters, basis, over, by } = props;
  const spanQuery = useSpanQuery();
  const isDrilled = filters.values.centre !== '' || filters.values.account !== '';
  return (
    <Group gap={8}>
      <Select
        aria-label={t('basis')}
        allowDeselect={false}
        value={basis}
        data={BASES.map((value) => ({ value, label: t(value) }))}
        onChange={(chosen) => filters.set({ basis: BASES.find((word) => word === chosen) })}
      />
      <SegmentedControl
        aria-label={t('over')}
        // Periods on end are compared one by one.
        value={basis === 'LAST_PERIOD' ? 'PERIOD' : over}
        disabled={basis === 'LAST_PERIOD'}
        data={SPANS.map((value) => ({ value, label: t(value) }))}
        onChange={(chosen) => filters.set({ over: SPANS.find((word) => word === chosen) })}
      />
      <SegmentedControl
        aria-label={t('by')}
        value={by}
        data={[
          { value: 'account', label: t('account') },
          { value: 'centre', label: t('centre') },
        ]}
        onChange={(chosen) => filters.set({ by: chosen === 'centre' ? 'centre' : 'account' })}
      />
      {isDrilled && (
        <LinkButton
          variant="default"
          href={withQuery('/dashboards/variance', { ...spanQuery, basis, over, by })}
        >
          {t('back')}
        </LinkButton>
      )}
    </Group>
  );
}
