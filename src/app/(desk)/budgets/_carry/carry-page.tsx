'use client';
// Carries a year forward: which year into which period, by which rules, what it comes to, and why. It
// is asked for as one change; its approval posts both legs of every line together.
import { Alert, Button, Card, Group, Select, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert } from '@/ui/forms';
import { TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { TreesPending } from '../_parts/trees-pending';
import { useTreesQuery, type Trees } from '../_parts/use-trees';
import { firstOpenAfter, readRules, usualYears } from './carry-model';
import { PlanTable, PlanTotals } from './plan-table';
import { everything, RuleRows } from './rule-rows';

export interface CarryPageProps {
  readonly currency: string;
  readonly today: string;
}

const LOOK_DELAY_MS = 300;

export function CarryPage(props: CarryPageProps) {
  const t = useTranslations('budgets.carry');
  const back = useTranslations('budgets.change');
  const query = useTreesQuery();
  const { trees } = query;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        crumbs={[{ label: back('title'), href: '/budgets/changes' }]}
      />
      {trees ? <CarryForm {...props} trees={trees} /> : <TreesPending query={query} lines={6} />}
    </>
  );
}

function CarryForm({ currency, today, trees }: CarryPageProps & { readonly trees: Trees }) {
  const t = useTranslations('budgets.carry');
  const trpc = useTRPC();
  const [place, setPlace] = useState(() => usualYears(trees.years, today));
  const [rows, setRows] = useState(() => [everything()]);
  const { rules, issues } = useMemo(() => readRules(rows, currency), [rows, currency]);
  const [input] = useDebouncedValue({ ...place, rules }, LOOK_DELAY_MS);
  const isReady = issues.size === 0 && place.fromYearId !== '' && place.toPeriodId !== '';
  const plan = useQuery(
    trpc.budgets.planCarryForward.queryOptions(input, {
      enabled: isReady && input.toPeriodId !== '',
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Stack gap="md">
      <Card padding="md">
        <Stack gap="md">
          <Place trees={trees} place={place} onChange={setPlace} />
          <RuleRows
            rows={rows}
            issues={issues}
            trees={trees}
            onChange={(next) => setRows([...next])}
          />
        </Stack>
      </Card>
      {place.toPeriodId === '' && (
        <Alert color="blue" icon={<IconCalendarPlus size={18} stroke={1.7} />}>
          {t('noPeriodText')} <TextLink href="/calendars">{t('calendars')}</TextLink>
        </Alert>
      )}
      {plan.isError && <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isLoading && <LoadingCard lines={4} />}
      {plan.data && !plan.isError && (
        <>
          <PlanTotals plan={plan.data} />
          <Ask
            {...place}
            rules={rules}
            expectedMinor={plan.data.total.carryMinor}
            canAsk={isReady && !plan.isFetching && plan.data.total.carryMinor > 0n}
          />
          <PlanTable plan={plan.data} trees={trees} />
        </>
      )}
    </Stack>
  );
}

interface Place {
  readonly fromYearId: string;
  readonly toPeriodId: string;
}

interface PlaceProps {
  readonly trees: Trees;
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

function Place({ trees, place, onChange }: PlaceProps) {
  const t = useTranslations('budgets.carry');
  const periods = trees.years
    .filter(({ id }) => id !== place.fromYearId)
    .map((year) => ({
      group: year.code,
      items: year.periods
        .filter(({ status }) => status === 'OPEN')
        .map(({ id, code }) => ({ value: id, label: code })),
    }));
  return (
    <Group grow align="flex-start" maw={640}>
      <Select
        label={t('fromYear')}
        allowDeselect={false}
        data={trees.years.map(({ id, code }) => ({ value: id, label: code }))}
        value={place.fromYearId}
        onChange={(id) =>
          id && onChange({ fromYearId: id, toPeriodId: firstOpenAfter(trees.years, id) })
        }
      />
      <Select
        label={t('toPeriod')}
        placeholder={t('noPeriod')}
        searchable
        allowDeselect={false}
        data={periods}
        value={place.toPeriodId || null}
        onChange={(id) => id && onChange({ ...place, toPeriodId: id })}
      />
    </Group>
  );
}

interface AskProps extends Place {
  readonly rules: ReturnType<typeof readRules>['rules'];
  readonly expectedMinor: bigint;
  readonly canAsk: boolean;
}

function Ask({ canAsk, ...input }: AskProps) {
  const t = useTranslations('budgets.carry');
  const common = useTranslations('common.form');
  const trpc = useTRPC();
  const router = useRouter();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const write = useWrite(trpc.budgets.carryForward, {
    refresh: [trpc.budgets.pathFilter(), trpc.approvals.pathFilter()],
    onSuccess: ({ id }) => {
      notifyDone(t('asked'));
      router.push(`/budgets/changes/${id}`);
    },
  });
  const isMissing = reason.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing && !write.isPending) write.mutate({ ...input, reason: reason.trim() });
      }}
    >
      <Stack gap="xs" maw={640}>
        {write.isError && <RefusalAlert error={write.error} onClose={() => write.reset()} />}
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && isMissing ? common('reasonMissing') : undefined}
        />
        <Group>
          <Button type="submit" disabled={!canAsk} loading={write.isPending}>
            {t('ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
