'use client';
// The cell of one leg: centre, account, programme, period; and what it has available in its year,
// before and after.
import { Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { NO_ONE } from '@/kernel/ids';
import { useTRPC } from '@/trpc/client';
import { ErrorState } from '@/ui/states';
import type { Trees } from '../_parts/use-trees';

export interface CellValue {
  centreId: string;
  accountId: string;
  programmeId: string | null;
  periodId: string;
}

export const cellOf = ({ programmeId, ...cell }: CellValue) => {
  return { ...cell, programmeId: programmeId ?? NO_ONE };
};

/** The open period that holds the day, and the year it belongs to. */
export function periodNow(trees: Trees, today: string): string {
  const periods = trees.years.flatMap((year) => year.periods);
  const found = periods.find(
    ({ startsOn, endsOn, status }) => startsOn <= today && today <= endsOn && status === 'OPEN',
  );
  return found?.id ?? '';
}

interface CellFieldsProps {
  readonly prefix: string;
  readonly trees: Trees;
  readonly value: CellValue;
  /** The props of a field of the form by its path. */
  readonly field: (path: string) => object;
}

export function CellFields({ prefix, trees, value, field }: CellFieldsProps) {
  const t = useTranslations('budgets.change');
  const chosen = trees.years
    .flatMap((year) => year.periods)
    .find(({ id }) => id === value.periodId);
  const options = trees.offered({
    named: [value.centreId, value.accountId, value.programmeId],
    days: chosen && { from: chosen.startsOn, through: chosen.endsOn },
  });
  const periods = trees.years.map((year) => ({
    group: year.code,
    items: year.periods
      .filter((period) => period.status === 'OPEN' || period.id === value.periodId)
      .map(({ id, code }) => ({ value: id, label: code })),
  }));
  return (
    <Stack gap="xs">
      <Select
        label={t('centre')}
        required
        searchable
        allowDeselect={false}
        data={options.centres}
        {...field(`${prefix}.centreId`)}
      />
      <Select
        label={t('account')}
        required
        searchable
        allowDeselect={false}
        data={options.leaves}
        {...field(`${prefix}.accountId`)}
      />
      <Group grow align="flex-start">
        <Select
          label={t('period')}
          required
          searchable
          allowDeselect={false}
          data={periods}
          {...field(`${prefix}.periodId`)}
        />
        <Select
          label={t('programme')}
          searchable
          clearable
          data={options.programmes}
          {...field(`${prefix}.programmeId`)}
        />
      </Group>
    </Stack>
  );
}

interface BeforeAfterProps {
  readonly trees: Trees;
  readonly value: CellValue;
  readonly currency: string;
  /** What the cell gains; null while nothing is typed. */
  readonly changeMinor: bigint | null;
}

export function BeforeAfter({ trees, value, currency, changeMinor }: BeforeAfterProps) {
  const t = useTranslations('budgets.change');
  const formats = useFormats();
  const { centreId, accountId, programmeId, periodId } = value;
  const year = trees.years.find(({ periods }) => periods.some(({ id }) => id === periodId));
  const isComplete = centreId !== '' && accountId !== '' && year !== undefined;
  const query = useQuery(
    useTRPC().budgets.available.queryOptions(
      {
        yearId: year?.id ?? NO_ONE,
        ...{ centreId: centreId || null, accountId: accountId || null },
        programmeId: programmeId ?? NO_ONE,
      },
      { enabled: isComplete },
    ),
  );
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!isComplete || !query.data) {
    return (
      <Text size="sm" c="dimmed">
        {t('chooseCell')}
      </Text>
    );
  }
  const before = query.data.availableMinor;
  const after = before + (changeMinor ?? 0n);
  return (
    <Group gap="lg" role="status">
      <Figure label={t('before')} value={formats.money(before, currency)} />
      <Figure
        label={t('after')}
        value={formats.money(after, currency)}
        color={after < 0n ? 'red' : undefined}
      />
    </Group>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly color?: string | undefined;
}

function Figure({ label, value, color }: FigureProps) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" fw={560} c={color} className="dd-tabular">
        {value}
      </Text>
    </div>
  );
}
