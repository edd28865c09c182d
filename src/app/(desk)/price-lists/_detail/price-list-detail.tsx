'use client';
// The page of a price list. The open tab stands in the address.
import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC } from '@/trpc/client';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { FactList } from '../../_facts/fact-list';
import { TabBar } from '../../_facts/tab-bar';
import { SectionCard } from '../../_frame/section-card';
import { DocumentHistory } from '../../_history/document-history';
import { Assignments } from './assignments';
import { CopyDialog } from './copy-dialog';
import { HeadForm } from './head-form';
import { PriceGrid } from './price-grid';

const TABS = ['items', 'serves', 'head', 'history'] as const;
const FILTERS = { tab: urlChoice(TABS) };

export interface PriceListDetailProps {
  readonly id: string;
  readonly canWrite: boolean;
}

export function PriceListDetail({ id, canWrite }: PriceListDetailProps) {
  const t = useTranslations('catalog.prices');
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const [isCopying, copying] = useDisclosure(false);
  const query = useQuery(trpc.catalog.prices.getList.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const list = query.data;
  const tab = filters.values.tab ?? 'items';
  return (
    <>
      <PageHeader
        title={list.name}
        crumbs={[{ label: t('title'), href: '/price-lists' }]}
        badge={<StatusBadge status={list.status} />}
        description={`${list.code} · ${list.currency}`}
        actions={
          canWrite && (
            <Button
              variant="default"
              leftSection={<IconCopy size={16} stroke={1.7} />}
              onClick={copying.open}
            >
              {t('copy')}
            </Button>
          )
        }
      />
      <Tabs
        value={tab}
        onChange={(value) =>
          filters.set({ tab: value === 'items' ? undefined : TABS.find((name) => name === value) })
        }
        keepMounted={false}
      >
        <TabBar tabs={TABS.map((name) => ({ name, label: t(`tab.${name}`) }))} />
        <Tabs.Panel value="items">
          <PriceGrid list={list} canWrite={canWrite} />
        </Tabs.Panel>
        <Tabs.Panel value="serves">
          <Assignments list={list} canWrite={canWrite} />
        </Tabs.Panel>
        <Tabs.Panel value="head">
          <Head list={list} canWrite={canWrite} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <ListHistory id={id} />
        </Tabs.Panel>
      </Tabs>
      {canWrite && <CopyDialog list={list} opened={isCopying} onClose={copying.close} />}
    </>
  );
}

interface HeadProps {
  readonly list: PriceListView;
  readonly canWrite: boolean;
}

function Head({ list, canWrite }: HeadProps) {
  const t = useTranslations();
  const formats = useFormats();
  const date = (text: string | null) => (text === null ? null : formats.date(text));
  return (
    <div style={{ maxWidth: 920 }}>
      <SectionCard title={t('catalog.prices.tab.head')}>
        {canWrite ? (
          <HeadForm list={list} onSaved={() => undefined} />
        ) : (
          <FactList
            facts={[
              { label: t('common.field.code'), value: list.code },
              { label: t('common.field.name'), value: list.name },
              { label: t('common.field.currency'), value: list.currency },
              { label: t('common.field.validFrom'), value: date(list.validFrom) },
              { label: t('common.field.validTo'), value: date(list.validTo) },
              { label: t('catalog.prices.priority'), value: String(list.priority) },
            ]}
          />
        )}
      </SectionCard>
    </div>
  );
}

function ListHistory({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.catalog.prices.listHistory.infiniteQueryOptions(
      { id, limit: 30 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return <DocumentHistory query={query} />;
}
