'use client';
// From a cell of a dashboard to its entries, and from an entry to its document. What is narrowed stands
// in the address.
import { Button, Chip, Group, Select, Stack } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { isUuid } from '@/kernel/ids';
import { EXPENSE_SCOPES } from '@/server/modules/analytics/figure-schemas';
import {
  ACCOUNT_KINDS,
  LEDGER_KINDS,
  type TrailEntryPage,
} from '@/server/modules/analytics/trail-schemas';
import { useTRPC } from '@/trpc/client';
import { MoneyText } from '@/ui/cells';
import { urlChoice, urlDate, urlFlag, urlText, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { TreesPending } from '../../../budgets/_parts/trees-pending';
import { useTreesQuery, type Trees } from '../../../budgets/_parts/use-trees';
import { NoYear } from '../../../_year/year-fault';
import { EntriesTable } from './entries-table';

/** What makes the budget, in the order of the formula. */
const BUDGET = ['ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX'] as const;
/** What is spent or promised. */
const USED = ['ACTUAL', 'COMMITMENT', 'PRE_COMMITMENT'] as const;
const PARTS = [...USED, 'USED', 'BUDGET', ...BUDGET, 'SETTLED'] as const;
type Part = (typeof PARTS)[number];

function kindsOf(part: Part) {
  if (part === 'BUDGET') return [...BUDGET];
  return part === 'USED' ? [...USED] : LEDGER_KINDS.filter((kind) => kind === part);
}

const FILTERS = {
  ...{ year: urlText(), from: urlText(), through: urlText(), centre: urlText() },
  ...{ account: urlText(), part: urlText(), dealer: urlText(), type: urlText(), doc: urlText() },
  ...{ programme: urlText(), against: urlText(), tree: urlDate() },
  ...{ scope: urlChoice(EXPENSE_SCOPES), accounts: urlChoice(ACCOUNT_KINDS), own: urlFlag() },
};

const uuidOf = (text: string) => (isUuid(text) ? text : null);

function numberOf(text: string, otherwise: number): number {
  const no = Number(text);
  return Number.isInteger(no) && no >= 1 && no <= 53 ? no : otherwise;
}

export function EntriesView({ today }: { readonly today: string }) {
  const t = useTranslations('dashboards.entries');
  const query = useTreesQuery();
  const { trees } = query;
  if (!trees) return <TreesPending query={query} lines={8} />;
  const now = trees.years.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
  const yearId = now?.id ?? trees.years[0]?.id;
  if (!yearId) {
    return (
      <>
        <PageHeader
          title={t('title')}
          crumbs={[{ label: t('dashboard'), href: '/dashboards/variance' }]}
        />
        <NoYear />
      </>
    );
  }
  return <Entries trees={trees} yearId={yearId} />;
}

function Entries({ trees, yearId }: { readonly trees: Trees; readonly yearId: string }) {
  const t = useTranslations('dashboards.entries');
  const locale = useLocale();
  const { values, set } = useUrlFilters(FILTERS);
  const part = PARTS.find((one) => one === values.part) ?? 'ACTUAL';
  const input = {
    ...{ yearId: uuidOf(values.year) ?? yearId, fromNo: numberOf(values.from, 1) },
    ...{ toNo: numberOf(values.through, 53), centreId: uuidOf(values.centre) },
    ...{ accountId: uuidOf(values.account), dealerId: uuidOf(values.dealer) },
    ...{ typeId: uuidOf(values.type), docId: uuidOf(values.doc) },
    ...{ programmeId: uuidOf(values.programme), againstId: uuidOf(values.against) },
    ...{ treeOn: values.tree ?? null, accountKind: values.accounts ?? null },
    ...{ locale, scope: values.scope ?? null, isOwn: values.own, kinds: kindsOf(part) },
  };
  const query = useInfiniteQuery(
    useTRPC().figures.entries.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: t('dashboard'), href: '/dashboards/variance' }]}
        description={<Total page={query.data?.pages[0]} isBasis={part === 'ACTUAL'} />}
      />
      <Stack gap="md">
        <Controls trees={trees} input={input} part={part} set={set} />
        <EntriesTable
          query={query}
          currency={query.data?.pages[0]?.currency ?? ''}
          isOnePart={input.kinds.length === 1}
        />
      </Stack>
    </>
  );
}

function Total(props: {
  readonly page: TrailEntryPage | undefined;
  /** What was spent before, that something else is compared with. */
  readonly isBasis: boolean;
}) {
  const t = useTranslations('dashboards.entries');
  const words = useTranslations('dashboards.toDate');
  const { page, isBasis } = props;
  if (!page || page.totalMinor === null) return null;
  const { toDate, currency } = page;
  return (
    <>
      {t('total')} <MoneyText minor={page.totalMinor} currency={currency} />
      {toDate && (
        <>
          {' · '}
          {words(isBasis ? 'basis' : 'budget', {
            ...{ period: toDate.period, days: toDate.days, of: toDate.of },
          })}{' '}
          <MoneyText minor={toDate.amountMinor} currency={currency} />
        </>
      )}
    </>
  );
}

interface ControlsProps {
  readonly trees: Trees;
  readonly input: {
    readonly yearId: string;
    readonly fromNo: number;
    readonly toNo: number;
    readonly centreId: string | null;
    readonly accountId: string | null;
    readonly dealerId: string | null;
    readonly typeId: string | null;
    readonly programmeId: string | null;
    readonly docId: string | null;
    readonly scope: (typeof EXPENSE_SCOPES)[number] | null;
    readonly accountKind: (typeof ACCOUNT_KINDS)[number] | null;
    readonly isOwn: boolean;
  };
  readonly part: Part;
  readonly set: ReturnType<typeof useUrlFilters<typeof FILTERS>>['set'];
}

function Controls({ trees, input, part, set }: ControlsProps) {
  const t = useTranslations('dashboards.entries');
  const kind = useTranslations('budgets.available.kind');
  const periods = trees.years.find(({ id }) => id === input.yearId)?.periods ?? [];
  const options = periods.map(({ no, code }) => ({ value: String(no), label: code }));
  const last = String(Math.min(input.toNo, periods.at(-1)?.no ?? input.toNo));
  const common = { allowDeselect: false, checkIconPosition: 'right' as const };
  return (
    <Group gap={8} align="flex-end">
      <Select
        {...common}
        label={t('part')}
        w={190}
        value={part}
        data={PARTS.map((value) => ({
          value,
          label: value === 'BUDGET' ? t('budget') : value === 'USED' ? t('used') : kind(value),
        }))}
        onChange={(value) => set({ part: value ?? '' })}
      />
      <Select
        {...common}
        label={t('from')}
        w={130}
        value={String(input.fromNo)}
        data={options}
        onChange={(value) => set({ from: value ?? '' })}
      />
      <Select
        {...common}
        label={t('through')}
        w={130}
        value={last}
        data={options}
        onChange={(value) => set({ through: value ?? '', against: '' })}
      />
      <Select
        label={t('centre')}
        w={220}
        searchable
        clearable
        placeholder={t('all')}
        data={trees.centres}
        value={input.centreId}
        onChange={(value) => set({ centre: value ?? '' })}
      />
      <Select
        label={t('account')}
        w={220}
        searchable
        clearable
        placeholder={t('all')}
        data={trees.accounts}
        value={input.accountId}
        onChange={(value) => set({ account: value ?? '' })}
      />
      <Narrowed input={input} set={set} />
    </Group>
  );
}

/** What a figure was narrowed to that has no field of its own; each can be taken off. */
function Narrowed({ input, set }: Pick<ControlsProps, 'input' | 'set'>) {
  const t = useTranslations('dashboards.entries');
  const { scope, accountKind } = input;
  const narrowed = [
    [scope !== null, scope ?? 'ALL', { scope: undefined }],
    [accountKind !== null, accountKind ?? 'EXPENSE', { accounts: undefined }],
    [input.isOwn && input.centreId !== null, 'own', { own: false }],
    [input.dealerId !== null, 'dealer', { dealer: '' }],
    [input.typeId !== null, 'type', { type: '' }],
    [input.programmeId !== null, 'programme', { programme: '' }],
    [input.docId !== null, 'doc', { doc: '' }],
  ] as const;
  const present = narrowed.filter(([isPresent]) => isPresent);
  if (present.length === 0) return null;
  return (
    <Group gap={6} pb={4}>
      {present.map(([, key, off]) => (
        <Chip key={key} size="sm" checked onChange={() => set(off)}>
          {t(`only.${key}`)}
        </Chip>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() =>
          set({
            ...{ dealer: '', type: '', programme: '', doc: '' },
            ...{ scope: undefined, accounts: undefined, own: false },
          })
        }
      >
        {t('widen')}
      </Button>
    </Group>
  );
}
