'use client';
// One quota: what it is, what is left of it, and every entry that made it so.
import { Button, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowsExchange, IconLock, IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { QuotaView } from '@/server/modules/quotas/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard } from '@/ui/states';
import { FactList } from '../../_facts/fact-list';
import { SectionCard } from '../../_frame/section-card';
import { ChangeDialog } from '../_form/change-dialog';
import { MoveDialog } from '../_form/move-dialog';
import { FullnessBadge, FullnessBar } from '../_parts/fullness';
import { leftOf, useSubjectName } from '../_parts/quota-words';
import { QuotaEntries } from './quota-entries';

export interface QuotaPageProps {
  readonly id: string;
  readonly canManage: boolean;
}

export function QuotaPage({ id, canManage }: QuotaPageProps) {
  const t = useTranslations('quotas');
  const nameOf = useSubjectName();
  const query = useQuery(useTRPC().quotas.get.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const quota = query.data;
  return (
    <>
      <PageHeader
        title={nameOf(quota.item)}
        description={nameOf(quota.holder)}
        crumbs={[{ label: t('title'), href: '/quotas' }]}
        badge={<FullnessBadge quota={quota} />}
        actions={canManage && quota.status === 'ACTIVE' && <Actions quota={quota} />}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" mb="md">
        <WhatItIs quota={quota} />
        <WhatIsLeft quota={quota} />
      </SimpleGrid>
      <SectionCard title={t('entries')} text={t('entriesText')}>
        <QuotaEntries id={id} />
      </SectionCard>
    </>
  );
}

function WhatItIs({ quota }: { readonly quota: QuotaView }) {
  const t = useTranslations('quotas');
  const formats = useFormats();
  const nameOf = useSubjectName();
  const { holder, item, startsOn, endsOn, note } = quota;
  const span = t('span', { from: formats.date(startsOn), to: formats.date(endsOn) });
  return (
    <SectionCard title={t('one')}>
      <FactList
        facts={[
          { label: t(`kind.${holder.kind}`), value: nameOf(holder) },
          { label: t(`kind.${item.kind}`), value: nameOf(item) },
          { label: t('field.period'), value: span },
          { label: t('field.note'), value: note },
        ]}
      />
    </SectionCard>
  );
}

function WhatIsLeft({ quota }: { readonly quota: QuotaView }) {
  const t = useTranslations('quotas');
  const formats = useFormats();
  const unit = quota.item.unit ?? undefined;
  const { allocated, consumed, allowance } = quota;
  const quantity = (value: number) => formats.quantity(value, unit);
  return (
    <SectionCard title={t('balance')}>
      <FullnessBar quota={quota} />
      <FactList
        facts={[
          { label: t('field.allocated'), value: quantity(allocated) },
          { label: t('field.consumed'), value: quantity(consumed) },
          { label: t('field.left'), value: quantity(leftOf(quota)) },
          ...(allowance > 0 ? [{ label: t('field.over'), value: quantity(allowance) }] : []),
        ]}
      />
    </SectionCard>
  );
}

function Actions({ quota }: { readonly quota: QuotaView }) {
  const t = useTranslations('quotas');
  const trpc = useTRPC();
  const [open, setOpen] = useState<'change' | 'move' | 'close' | null>(null);
  const close = useWrite(trpc.quotas.close, { refresh: [trpc.quotas.pathFilter()] });
  const done = () => setOpen(null);
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconLock size={16} stroke={1.7} />}
        onClick={() => setOpen('close')}
      >
        {t('close')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowsExchange size={16} stroke={1.7} />}
        onClick={() => setOpen('move')}
      >
        {t('move')}
      </Button>
      <Button leftSection={<IconPencil size={16} stroke={1.7} />} onClick={() => setOpen('change')}>
        {t('change')}
      </Button>
      {open === 'change' && <ChangeDialog quota={quota} onClose={done} />}
      {open === 'move' && <MoveDialog quota={quota} onClose={done} />}
      <ConfirmAction
        opened={open === 'close'}
        onClose={done}
        title={t('closeTitle')}
        text={t('closeText')}
        confirmLabel={t('close')}
        reason="required"
        tone="danger"
        onConfirm={async (reason) => {
          await close.mutateAsync({ id: quota.id, version: quota.version, reason });
          notifyDone(t('closed'));
        }}
      />
    </>
  );
}
