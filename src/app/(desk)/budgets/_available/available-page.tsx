'use client';
// What is available on a node: the formula, part by part, each part opening its documents.
import { Card, Group, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { useFormats } from '@/i18n/formats';
import { NO_ONE } from '@/kernel/ids';
import type { AvailableView } from '@/server/modules/budgets/available-schemas';
import { useTRPC } from '@/trpc/client';
import { urlText, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { NoYear } from '../../_year/year-fault';
import { BudgetTabs } from '../_parts/budget-tabs';
import { TreesPending } from '../_parts/trees-pending';
import { useTreesQuery, type Trees } from '../_parts/use-trees';
import classes from './available.module.css';
import { EntryTable } from './entry-table';
import { PARTS, type PartKind } from './parts';

const FILTERS = {
  year: urlText(),
  centre: urlText(),
  account: urlText(),
  programme: urlText(),
  from: urlText(),
  through: urlText(),
  part: urlText(),
};

/** In the address: what is budgeted and spent for none of the programmes. */
const NO_PROGRAMME = 'none';

export function AvailablePage({ today }: { readonly today: string }) {
  const t = useTranslations('budgets.available');
  const query = useTreesQuery();
  const { trees } = query;
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} />
      <BudgetTabs active="available" />
      {!trees && <TreesPending query={query} lines={8} />}
      {trees?.years.length === 0 && <NoYear />}
      {trees && trees.years.length > 0 && <Explain trees={trees} today={today} />}
    </>
  );
}

function Explain({ trees, today }: { readonly trees: Trees; readonly today: string }) {
  const t = useTranslations('budgets.available');
  const { values, set } = useUrlFilters(FILTERS);
  const now = trees.years.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
  const yearId = values.year || now?.id || trees.years[0]?.id || '';
  const periods = trees.years.find(({ id }) => id === yearId)?.periods ?? [];
  const input = {
    ...{ yearId, fromNo: Number(values.from) || 1, toNo: Number(values.through) || 53 },
    ...{ centreId: values.centre || null, accountId: values.account || null },
    programmeId: values.programme === NO_PROGRAMME ? NO_ONE : values.programme || null,
  };
  const query = useQuery(
    useTRPC().budgets.available.queryOptions(input, { enabled: yearId !== '' }),
  );
  const part = PARTS.find(([, kind]) => kind === values.part)?.[1] ?? null;
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="sm">
        <Select
          label={t('year')}
          w={110}
          allowDeselect={false}
          data={trees.years.map(({ id, code }) => ({ value: id, label: code }))}
          value={yearId}
          onChange={(value) => set({ year: value ?? '', from: '', through: '' })}
        />
        <Select
          label={t('fromPeriod')}
          w={{ base: '100%', xs: 150 }}
          clearable
          placeholder={t('firstPeriod')}
          data={periods.map(({ no, code }) => ({ value: String(no), label: code }))}
          value={values.from || null}
          onChange={(value) => set({ from: value ?? '' })}
        />
        <Select
          label={t('through')}
          w={{ base: '100%', xs: 150 }}
          clearable
          placeholder={t('wholeYear')}
          data={periods.map(({ no, code }) => ({ value: String(no), label: code }))}
          value={values.through || null}
          onChange={(value) => set({ through: value ?? '' })}
        />
        <Select
          label={t('centre')}
          w={{ base: '100%', xs: 240 }}
          searchable
          clearable
          placeholder={t('all')}
          data={trees.centres}
          value={values.centre || null}
          onChange={(value) => set({ centre: value ?? '' })}
        />
        <Select
          label={t('account')}
          w={{ base: '100%', xs: 240 }}
          searchable
          clearable
          placeholder={t('allExpenses')}
          data={trees.accounts}
          value={values.account || null}
          onChange={(value) => set({ account: value ?? '' })}
        />
        {trees.programmes.length > 0 && (
          <Select
            label={t('programme')}
            w={{ base: '100%', xs: 200 }}
            searchable
            clearable
            placeholder={t('all')}
            data={[{ value: NO_PROGRAMME, label: t('noProgramme') }, ...trees.programmes]}
            value={values.programme || null}
            onChange={(value) => set({ programme: value ?? '' })}
          />
        )}
      </Group>
      {query.isLoading && <LoadingCard lines={4} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <Formula
          sums={query.data}
          part={part}
          onPart={(kind) => set({ part: kind === part ? '' : kind })}
        />
      )}
      {query.data && <EntryTable input={input} part={part} currency={query.data.currency} />}
    </Stack>
  );
}

interface FormulaProps {
  readonly sums: AvailableView;
  readonly part: PartKind | null;
  readonly onPart: (kind: PartKind) => void;
}

function Formula({ sums, part, onPart }: FormulaProps) {
  const t = useTranslations('budgets.available');
  const formats = useFormats();
  const money = (minor: bigint) => formats.money(minor, sums.currency);
  return (
    <Card padding="lg">
      <Group gap={6} align="stretch" className={classes.formula}>
        {PARTS.map(([field, kind, sign], at) => (
          <Fragment key={kind}>
            {at > 0 && (
              <Text className={classes.sign} aria-hidden>
                {sign}
              </Text>
            )}
            <UnstyledButton
              className={classes.part}
              data-open={part === kind || undefined}
              data-zero={sums[field] === 0n || undefined}
              aria-pressed={part === kind}
              onClick={() => onPart(kind)}
            >
              <Text size="xs" c="dimmed">
                {t(`kind.${kind}`)}
              </Text>
              <Text size="sm" fw={560} className="dd-tabular">
                {money(sums[field])}
              </Text>
            </UnstyledButton>
          </Fragment>
        ))}
        <Text className={classes.sign} aria-hidden>
          =
        </Text>
        <div className={classes.result} data-negative={sums.availableMinor < 0n || undefined}>
          <Text size="xs" c="dimmed">
            {t('result')}
          </Text>
          <Text size="lg" fw={650} className="dd-tabular">
            {money(sums.availableMinor)}
          </Text>
        </div>
      </Group>
      <Text size="xs" c="dimmed" mt="sm">
        {t('hint', { settled: money(sums.settledMinor) })}
      </Text>
    </Card>
  );
}
