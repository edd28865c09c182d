'use client';
// The rules in the order in which they are asked; each opens its form.
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RuleView } from '@/server/modules/approvals/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource } from '@/ui/tables';
import { RuleForm } from './rule-form';
import { useRuleColumns } from './rule-columns';

export function RuleList() {
  const t = useTranslations('approvals.rules');
  const roles = useTranslations('auth.role');
  const trpc = useTRPC();
  const query = useQuery(trpc.approvals.rules.queryOptions());
  const columns = useRuleColumns();
  const [open, setOpen] = useState<RuleView | 'new' | null>(null);
  const role = query.data ? roles(query.data.standardRole as 'CONTROLLER') : '';
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={query.data && t('description', { role })}
        actions={add}
      />
      {query.isPending && <LoadingCard lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="approval-rules"
          label={t('title')}
          columns={columns}
          source={fixedSource(query.data.rules)}
          rowKey={(rule) => rule.id}
          rowLabel={(rule) => rule.name}
          onOpen={setOpen}
          rowTone={(rule) => (rule.active ? undefined : 'muted')}
          maxHeight="none"
          empty={{ title: t('none'), text: t('noneHint', { role }), action: add }}
        />
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open === 'new' ? 'add' : 'edit')}
        size="xl"
      >
        {open && <RuleForm rule={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
      </Modal>
    </>
  );
}
