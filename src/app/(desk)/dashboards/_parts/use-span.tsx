'use client';
// Which fiscal year and up to which period a dashboard speaks of, kept in its address. Nothing chosen:
// the year and period that hold today.
import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { isUuid } from '@/kernel/ids';
import { useTRPC } from '@/trpc/client';
import { urlText, useUrlFilters } from '@/ui/filters';

const FILTERS = { year: urlText(), through: urlText() };

export interface SpanInput {
  readonly yearId: string | null;
  readonly throughNo: number | null;
}

/** What the address asks for; anything else than a year's id and a period's number is passed over. */
export function spanOf(chosen: { year: string; through: string }): SpanInput {
  const no = Number(chosen.through);
  const isNo = chosen.through !== '' && Number.isInteger(no) && no >= 1 && no <= 53;
  return { yearId: isUuid(chosen.year) ? chosen.year : null, throughNo: isNo ? no : null };
}

export function useSpan(): SpanInput {
  const { year, through } = useUrlFilters(FILTERS).values;
  return useMemo(() => spanOf({ year, through }), [year, through]);
}

/** `year=…&through=…` for links that must stay in the same span; empty where none is chosen. */
export function useSpanQuery(): Readonly<Record<string, string>> {
  const { yearId, throughNo } = useSpan();
  return useMemo(
    () => ({
      ...(yearId && { year: yearId }),
      ...(throughNo !== null && { through: String(throughNo) }),
    }),
    [yearId, throughNo],
  );
}

interface SpanFilterProps {
  /** What the answer on the screen speaks of. */
  readonly shown: { readonly yearId: string; readonly throughNo: number } | undefined;
}

/** Nothing for people who may not read calendars: they see the span that holds today. */
export function SpanFilter({ shown }: SpanFilterProps) {
  const t = useTranslations('dashboards.span');
  const { set } = useUrlFilters(FILTERS);
  const query = useQuery(useTRPC().centres.calendars.list.queryOptions());
  const years = query.data?.find(({ isDefault }) => isDefault)?.years ?? [];
  const year = years.find(({ id }) => id === shown?.yearId);
  if (!year || !shown) return null;
  return (
    <Group gap={8} wrap="nowrap">
      <Select
        aria-label={t('year')}
        w={110}
        allowDeselect={false}
        checkIconPosition="right"
        value={year.id}
        data={years.map(({ id, code }) => ({ value: id, label: code }))}
        onChange={(id) => set({ year: id ?? '', through: '' })}
      />
      <Select
        aria-label={t('through')}
        w={176}
        allowDeselect={false}
        checkIconPosition="right"
        value={String(shown.throughNo)}
        data={year.periods.map(({ no, code }) => ({
          value: String(no),
          label: t('upTo', { period: code }),
        }))}
        onChange={(no) => set({ year: year.id, through: no ?? '' })}
      />
    </Group>
  );
}
