'use client';
// One version: its state and what can be done with it, the grid, its approval.
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, StatusBadge } from '@/ui/states';
import { ApprovalPanel } from '../../_approval/approval-panel';
import { DecisionButtons } from '../_parts/decision-buttons';
import { TreesPending } from '../_parts/trees-pending';
import { useTreesQuery } from '../_parts/use-trees';
import { GridCard } from './grid-card';

interface BudgetPageProps {
  readonly id: string;
  readonly canOverride: boolean;
}

export function BudgetPage({ id, canOverride }: BudgetPageProps) {
  const t = useTranslations('budgets');
  const trpc = useTRPC();
  const query = useQuery(trpc.budgets.get.queryOptions({ id }));
  const treesQuery = useTreesQuery();
  const { trees } = treesQuery;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending || !trees) return <TreesPending query={treesQuery} lines={10} />;
  const budget = query.data;
  return (
    <>
      <PageHeader
        title={budget.name}
        crumbs={[{ label: t('title'), href: '/budgets' }]}
        badge={<StatusBadge status={budget.status} />}
        description={
          <Text size="sm" c="dimmed">
            {[budget.yearCode, t('versionNo', { no: budget.versionNo }), budget.number].join(' · ')}
            {budget.note ? ` · ${budget.note}` : ''}
          </Text>
        }
        actions={<Actions budget={budget} canOverride={canOverride} />}
      />
      <GridCard key={budget.id} budget={budget} trees={trees} />
      {budget.status !== 'DRAFT' && (
        <div style={{ marginTop: 16, maxWidth: 720 }}>
          <ApprovalPanel docKind="BUDGET" docId={id} />
        </div>
      )}
    </>
  );
}

function Actions({ budget, canOverride }: { readonly budget: BudgetView; canOverride: boolean }) {
  const t = useTranslations('budgets');
  const trpc = useTRPC();
  const [asking, setAsking] = useState<'submit' | 'discard' | 'withdraw' | null>(null);
  const refresh = [trpc.budgets.pathFilter(), trpc.approvals.pathFilter()];
  const submit = useWrite(trpc.budgets.submit, { refresh });
  const discard = useWrite(trpc.budgets.discard, { refresh });
  const withdraw = useWrite(trpc.budgets.withdraw, { refresh });
  const decide = useWrite(trpc.budgets.decide, { refresh });
  const { id, version, actions, pendingCase } = budget;
  const run = async (reason: string) => {
    if (asking === 'submit') await submit.mutateAsync({ id, version });
    if (asking === 'discard') await discard.mutateAsync({ id, version });
    if (asking === 'withdraw') await withdraw.mutateAsync({ id, version, reason });
    if (asking) notifyDone(t(`done.${asking}`));
  };
  const may = (action: BudgetView['actions'][number]) => actions.includes(action);
  return (
    <Group gap="xs">
      {may('discard') && (
        <Button variant="default" onClick={() => setAsking('discard')}>
          {t('action.discard')}
        </Button>
      )}
      {may('withdraw') && (
        <Button variant="default" onClick={() => setAsking('withdraw')}>
          {t('action.withdraw')}
        </Button>
      )}
      {may('submit') && <Button onClick={() => setAsking('submit')}>{t('action.submit')}</Button>}
      {may('decide') && pendingCase && (
        <DecisionButtons
          canOverride={canOverride}
          onDecide={async (decision) => {
            await decide.mutateAsync({ id, ...pendingCase, ...decision });
          }}
        />
      )}
      {asking && (
        <ConfirmAction
          opened
          onClose={() => setAsking(null)}
          title={t(`action.${asking}`)}
          text={t(`ask.${asking}`)}
          confirmLabel={t(`action.${asking}`)}
          reason={asking === 'withdraw' ? 'required' : 'none'}
          tone={asking === 'discard' ? 'danger' : 'normal'}
          onConfirm={run}
        />
      )}
    </Group>
  );
}
