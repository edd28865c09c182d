'use client';
// Delegations of the person who looks: those they gave and those they hold.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { DelegationView } from '@/server/modules/approvals/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { DataTable, dateColumn, fixedSource, textColumn, type Column } from '@/ui/tables';
import { ApprovalTabs } from '../_inbox/approval-tabs';
import { DelegateDialog } from './delegate-dialog';

const LOOKS: Record<DelegationView['state'], string> = {
  coming: 'QUEUED',
  inForce: 'ACTIVE',
  over: 'INACTIVE',
  revoked: 'CANCELLED',
};

const canEnd = ({ direction, state }: DelegationView) =>
  direction === 'given' && (state === 'coming' || state === 'inForce');

function useColumns(onEnd: (one: DelegationView) => void) {
  const t = useTranslations('approvals.delegations');
  const f = useTranslations('common.field');
  return useMemo((): Column<DelegationView>[] => {
    const act: Column<DelegationView> = {
      id: 'act',
      label: '',
      width: 120,
      fixed: true,
      align: 'end',
      isEmpty: (one) => !canEnd(one),
      cell: (one) =>
        canEnd(one) ? (
          <Button size="compact-xs" variant="default" onClick={() => onEnd(one)}>
            {t('end')}
          </Button>
        ) : null,
    };
    return [
      textColumn({
        id: 'person',
        label: t('person'),
        value: (one) => (one.direction === 'given' ? one.toName : one.fromName),
        phone: 'title',
      }),
      textColumn({
        id: 'direction',
        label: t('direction'),
        value: (one) => t(one.direction),
        width: 150,
        phone: 'subtitle',
      }),
      dateColumn({ id: 'from', label: f('from'), value: (one) => one.validFrom }),
      dateColumn({ id: 'to', label: f('to'), value: (one) => one.validTo }),
      textColumn({ id: 'reason', label: f('reason'), value: (one) => one.reason }),
      textColumn({
        id: 'state',
        label: f('status'),
        value: (one) => t(`state.${one.state}`),
        cell: (one) => <StatusBadge status={LOOKS[one.state]} label={t(`state.${one.state}`)} />,
        width: 140,
        phone: 'badge',
      }),
      act,
    ];
  }, [t, f, onEnd]);
}

interface DelegationListProps {
  readonly permissions: readonly string[];
  readonly today: string;
}

export function DelegationList({ permissions, today }: DelegationListProps) {
  const t = useTranslations('approvals.delegations');
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.delegations.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<DelegationView | null>(null);
  const columns = useColumns(setEnding);
  const revoke = useWrite(trpc.approvals.revokeDelegation, {
    refresh: [trpc.approvals.pathFilter()],
  });
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={add} />
      <ApprovalTabs active="delegations" permissions={permissions} />
      {query.isPending && <LoadingCard lines={4} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="delegations"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(one) => one.id}
          rowLabel={(one) => one.toName}
          rowTone={(one) => (one.state === 'over' || one.state === 'revoked' ? 'muted' : undefined)}
          maxHeight="none"
          empty={{ title: t('none'), text: t('noneHint'), action: add }}
        />
      )}
      <DelegateDialog opened={isAdding} today={today} onClose={() => setAdding(false)} />
      {ending && (
        <ConfirmAction
          opened
          onClose={() => setEnding(null)}
          title={t('endTitle')}
          text={t('endText', { name: ending.toName })}
          confirmLabel={t('end')}
          tone="danger"
          onConfirm={async () => {
            await revoke.mutateAsync({ id: ending.id });
            notifyDone(t('ended'));
          }}
        />
      )}
    </>
  );
}
