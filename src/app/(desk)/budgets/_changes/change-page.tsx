'use client';
// One change: its legs with what they have available, its approval, what can be done with it.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ChangeView } from '@/server/modules/budgets/version-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { DataTable, fixedSource, moneyColumn, textColumn } from '@/ui/tables';
import { ApprovalPanel } from '../../_approval/approval-panel';
import { DecisionButtons } from '../_parts/decision-buttons';
import { nodeName, useTrees } from '../_parts/use-trees';
import { availableHref } from './available-href';

interface ChangePageProps {
  readonly id: string;
  readonly canOverride: boolean;
}

type Line = ChangeView['items'][number];

export function ChangePage({ id, canOverride }: ChangePageProps) {
  const t = useTranslations('budgets.change');
  const query = useQuery(useTRPC().budgets.change.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const change = query.data;
  return (
    <>
      <PageHeader
        title={change.number}
        crumbs={[{ label: t('title'), href: '/budgets/changes' }]}
        badge={<StatusBadge status={change.status} />}
        description={
          <Text size="sm" c="dimmed">
            {[t(`kinds.${change.kind}`), change.reason, change.createdByName]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        }
        actions={<Actions change={change} canOverride={canOverride} />}
      />
      <Stack gap="lg">
        <Lines change={change} />
        <div style={{ maxWidth: 720 }}>
          <ApprovalPanel docKind="BUDGET_CHANGE" docId={id} />
        </div>
      </Stack>
    </>
  );
}

function Lines({ change }: { readonly change: ChangeView }) {
  const t = useTranslations('budgets.change');
  const { currency, status } = change;
  const isPosted = status === 'APPROVED';
  const trees = useTrees();
  const columns = useMemo(() => {
    const text = (
      id: 'centre' | 'account' | 'period' | 'programme' | 'comment',
      phone: 'title' | 'subtitle' | 'meta',
    ) =>
      textColumn<Line>({
        ...{ id, label: t(id), minWidth: id === 'period' ? 90 : 150, phone },
        value: (line) => {
          if (id === 'period' || id === 'comment') return line[id];
          return nodeName(trees, line[`${id}Id`], line[id]);
        },
      });
    return [
      text('centre', 'title'),
      text('account', 'subtitle'),
      text('period', 'meta'),
      text('programme', 'meta'),
      moneyColumn<Line>({
        ...{ id: 'amount', label: t('amount'), signed: true, phone: 'value' },
        value: (line) => ({ minor: line.amountMinor, currency }),
      }),
      moneyColumn<Line>({
        ...{ id: 'available', label: t(isPosted ? 'availableNow' : 'before'), phone: 'meta' },
        value: (line) => ({ minor: line.availableMinor, currency }),
      }),
      ...(isPosted
        ? []
        : [
            moneyColumn<Line>({
              ...{ id: 'after', label: t('after'), phone: 'meta' as const },
              value: (line) => ({ minor: line.availableMinor + line.amountMinor, currency }),
            }),
          ]),
      text('comment', 'meta'),
    ];
  }, [t, currency, isPosted, trees]);
  return (
    <DataTable
      tableId="budget-change-lines"
      label={t('lines')}
      columns={columns}
      source={fixedSource(change.items)}
      rowKey={(line) => [line.centreId, line.accountId, line.programmeId, line.periodId].join(' ')}
      rowHref={(line) => availableHref(line, trees)}
      maxHeight="none"
    />
  );
}

function Actions({ change, canOverride }: { readonly change: ChangeView; canOverride: boolean }) {
  const t = useTranslations('budgets.change');
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const refresh = [trpc.budgets.pathFilter(), trpc.approvals.pathFilter()];
  const withdraw = useWrite(trpc.budgets.withdrawChange, { refresh });
  const decide = useWrite(trpc.budgets.decideChange, { refresh });
  const { id, version, actions, pendingCase } = change;
  return (
    <Group gap="xs">
      {actions.includes('withdraw') && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('withdraw')}
        </Button>
      )}
      {actions.includes('decide') && pendingCase && (
        <DecisionButtons
          canOverride={canOverride}
          decisions={['REJECT', 'APPROVE']}
          onDecide={async (decision) => {
            await decide.mutateAsync({ id, ...pendingCase, ...decision });
          }}
        />
      )}
      <ConfirmAction
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('withdraw')}
        text={t('withdrawText')}
        confirmLabel={t('withdraw')}
        reason="required"
        onConfirm={async (reason) => {
          await withdraw.mutateAsync({ id, version, reason });
          notifyDone(t('withdrawn'));
        }}
      />
    </Group>
  );
}
