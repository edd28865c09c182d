'use client';
// What came of one run: how many rows, and each refused one with its reason.
import { Alert, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useIssueText } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import type { DomainIssue } from '@/kernel/domain-error';
import type { ImportIssue } from '@/server/modules/integrations/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard, StatCard } from '@/ui/states';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';

export function RunOutcome({ id }: { readonly id: string }) {
  const t = useTranslations('imports');
  const formats = useFormats();
  const query = useQuery(useTRPC().integrations.importRun.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={2} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const run = query.data;
  const isClean = run.rowsRejected === 0;
  const told = new Set(run.issues.map(({ row }) => row)).size;
  return (
    <Stack gap="md">
      <Alert
        role="status"
        color={isClean ? 'green' : 'amber'}
        icon={run.dryRun ? <IconEye size={18} /> : <IconCircleCheck size={18} />}
        title={t(run.dryRun ? 'checked' : 'loaded', {
          loaded: run.rowsLoaded,
          rejected: run.rowsRejected,
        })}
      >
        {run.dryRun && t('checkedText')}
        {!run.dryRun && !isClean && t('loadedText')}
      </Alert>
      <SimpleGrid cols={3} spacing="sm">
        <StatCard label={t('rowsRead')} value={formats.quantity(run.rowsRead)} />
        <StatCard
          label={t(run.dryRun ? 'rowsLoadable' : 'rowsLoaded')}
          value={formats.quantity(run.rowsLoaded)}
        />
        <StatCard label={t('rowsRejected')} value={formats.quantity(run.rowsRejected)} />
      </SimpleGrid>
      {told < run.rowsRejected && (
        <Text size="sm" c="dimmed">
          {t('issuesCut', { shown: told })}
        </Text>
      )}
      {!isClean && <IssueTable issues={run.issues} />}
    </Stack>
  );
}

interface WordedIssue {
  key: string;
  row: number;
  column: string | null;
  problem: string;
  mend: string | null;
  code: string;
}

/** A reason that is cut off mends nothing: whole on three lines as a rule, longer by pointing at it. */
const whole = (text: string | null) => (
  <Text size="sm" lineClamp={3} title={text ?? ''} style={{ whiteSpace: 'normal' }}>
    {text}
  </Text>
);

function IssueTable({ issues }: { readonly issues: readonly ImportIssue[] }) {
  const t = useTranslations('imports');
  const issueText = useIssueText();
  const rows = useMemo(
    () =>
      issues.map(({ row, column, code, params }, index): WordedIssue => {
        const { problem, mend = null } = issueText({ code, params } as DomainIssue);
        return { key: `${row}-${index}`, row, column, problem, mend, code };
      }),
    [issues, issueText],
  );
  const columns = useMemo(
    () => [
      quantityColumn<WordedIssue>({
        id: 'row',
        label: t('row'),
        value: (issue) => issue.row,
        width: 80,
        phone: 'badge',
      }),
      textColumn<WordedIssue>({
        id: 'column',
        label: t('column'),
        value: (issue) => issue.column,
        width: 160,
        phone: 'subtitle',
      }),
      textColumn<WordedIssue>({
        id: 'problem',
        label: t('problem'),
        value: (issue) => issue.problem,
        cell: (issue) => whole(issue.problem),
        fixed: true,
        minWidth: 260,
        phone: 'title',
      }),
      textColumn<WordedIssue>({
        id: 'mend',
        label: t('mend'),
        value: (issue) => issue.mend,
        cell: (issue) => whole(issue.mend),
        minWidth: 240,
        phone: 'meta',
      }),
      textColumn<WordedIssue>({
        id: 'code',
        label: t('code'),
        value: (issue) => issue.code,
        width: 200,
        phone: 'hidden',
      }),
    ],
    [t],
  );
  return (
    <DataTable
      tableId="import-issues"
      label={t('issues')}
      columns={columns}
      source={fixedSource(rows)}
      rowKey={(issue) => issue.key}
      rowLabel={(issue) => String(issue.row)}
      empty={{ title: t('issuesNone') }}
      maxHeight={480}
    />
  );
}
