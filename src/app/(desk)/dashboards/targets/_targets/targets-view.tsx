'use client';
// Attainment by subject, with each target in force from its date to the next one.
import {
  Card,
  Group,
  ScrollArea,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { TargetRow, Targets } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { MoneyText } from '@/ui/cells';
import { ExportMenu } from '@/ui/charts';
import { urlChoice, urlDate, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState } from '@/ui/states';

const SUBJECTS = ['DEALER', 'REGION', 'SALESPERSON'] as const;
const FILTERS = { subject: urlChoice(SUBJECTS), from: urlDate(), to: urlDate() };

export function TargetsView({ today }: { readonly today: string }) {
  const t = useTranslations('dashboards.targets');
  const formats = useFormats();
  const locale = useLocale();
  const trpc = useTRPC();
  const { values, set } = useUrlFilters(FILTERS);
  const { subject = 'SALESPERSON', from = `${today.slice(0, 4)}-01-01`, to = today } = values;
  const query = useQuery(
    trpc.figures.targets.queryOptions(
      { subject, from, to, locale },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about', { from: formats.date(from), to: formats.date(to) })}
        asOf={query.data?.asOf}
        actions={
          <Group gap="xs">
            <SegmentedControl
              aria-label={t('subject')}
              value={subject}
              data={SUBJECTS.map((value) => ({ value, label: t(value) }))}
              onChange={(chosen) => set({ subject: SUBJECTS.find((word) => word === chosen) })}
            />
            <LinkButton href={`/targets?kind=${subject}&from=${from}&to=${to}`} variant="default">
              {t('edit')}
            </LinkButton>
          </Group>
        }
      />
      <Stack gap="md">
        {query.isPending && <Skeleton h={300} radius="md" />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && <TargetsTable answer={query.data} />}
      </Stack>
    </>
  );
}

function TargetsTable({ answer }: { readonly answer: Targets }) {
  const t = useTranslations('dashboards.targets');
  const { rows, total, currency } = answer;
  const table = {
    rowHeading: t('subject'),
    columns: [t('target'), t('actual')],
    unit: { kind: 'money', currency } as const,
    rows: rows.map((row) => ({
      label: `${row.code} ${row.name}`,
      values: [row.targetMinor, row.actualMinor],
    })),
  };
  if (rows.length === 0) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Card component="section" aria-label={t('title')}>
      <ExportMenu title={t('title')} table={table} />
      <ScrollArea viewportProps={{ tabIndex: 0 }}>
        <Table aria-label={t('title')} miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('subject')}</Table.Th>
              {[t('target'), t('actual'), t('attainment')].map((head) => (
                <Table.Th key={head} scope="col" ta="end">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.subjectId}>
                <Table.Th scope="row" fw={400}>
                  {row.name}
                  <Parts row={row} currency={currency} />
                </Table.Th>
                <Figures figure={row} currency={currency} />
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('total')}</Table.Th>
              <Figures figure={total} currency={currency} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </ScrollArea>
    </Card>
  );
}

function Parts({ row, currency }: { readonly row: TargetRow; readonly currency: string }) {
  const formats = useFormats();
  return row.parts.map((part) => (
    <Text key={part.from} size="xs" c="dimmed">
      {formats.date(part.from)} – {formats.date(part.to)}:{' '}
      {formats.money(part.actualMinor, currency)}
      {' / '}
      {formats.money(part.targetMinor, currency)}
    </Text>
  ));
}

function Figures(props: { readonly figure: Targets['total']; readonly currency: string }) {
  const t = useTranslations('dashboards.targets');
  const formats = useFormats();
  const { figure, currency } = props;
  return (
    <>
      <Table.Td ta="end">
        <MoneyText minor={figure.targetMinor} currency={currency} />
      </Table.Td>
      <Table.Td ta="end">
        <MoneyText minor={figure.actualMinor} currency={currency} />
      </Table.Td>
      <Table.Td ta="end">
        {figure.rate === null ? t('noBasis') : formats.percent(Number(figure.rate))}
      </Table.Td>
    </>
  );
}
