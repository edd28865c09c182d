'use client';
// The page of a dealer. The open tab stands in the address.
import { Tabs } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { DealerView } from '@/server/modules/dealers/schemas';
import { useTRPC } from '@/trpc/client';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { TabBar } from '../../_facts/tab-bar';
import { SectionCard } from '../../_frame/section-card';
import { DocumentHistory } from '../../_history/document-history';
import { PriceExplainer } from '../../price-lists/_explain/price-explainer';
import { Addresses } from './addresses';
import { Contacts } from './contacts';
import { DealerDocuments, DOCUMENT_KINDS, type DocumentKind } from './dealer-documents';
import { DealerOverview } from './dealer-overview';
import { StatusActions } from './status-actions';

const TABS = ['overview', ...DOCUMENT_KINDS, 'contacts', 'addresses', 'prices', 'history'] as const;
type Tab = (typeof TABS)[number];
const FILTERS = { tab: urlChoice(TABS) };

/** What a tab shows beyond the dealer itself needs its own permission. */
const NEEDS: Partial<Record<Tab, string>> & Record<DocumentKind, string> = {
  orders: 'orders.read',
  shipments: 'shipments.read',
  invoices: 'invoices.read',
  receipts: 'receipts.read',
  returns: 'returns.read',
  prices: 'prices.read',
};

export interface DealerDetailProps {
  readonly id: string;
  readonly permissions: readonly string[];
}

export function DealerDetail({ id, permissions }: DealerDetailProps) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const query = useQuery(trpc.dealers.get.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const dealer = query.data;
  const can = (permission: string) => permissions.includes(permission);
  const tabs = TABS.filter((tab) => can(NEEDS[tab] ?? 'dealers.read'));
  const tab = tabs.find((known) => known === filters.values.tab) ?? 'overview';
  return (
    <>
      <PageHeader
        title={dealer.name}
        crumbs={[{ label: t('list.title'), href: '/dealers' }]}
        badge={<StatusBadge status={dealer.status} />}
        description={dealer.code}
        actions={<Actions dealer={dealer} can={can} />}
      />
      <Tabs
        value={tab}
        onChange={(value) =>
          filters.set({ tab: value === 'overview' ? undefined : tabs.find((x) => x === value) })
        }
        keepMounted={false}
      >
        <TabBar tabs={tabs.map((name) => ({ name, label: t(`tab.${name}`) }))} />
        <Tabs.Panel value={tab}>
          <TabContent tab={tab} dealer={dealer} can={can} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

interface PartProps {
  readonly dealer: DealerView;
  readonly can: (permission: string) => boolean;
}

function Actions({ dealer, can }: PartProps) {
  const t = useTranslations('dealers');
  return (
    <>
      {can('dealers.write') && <StatusActions dealer={dealer} />}
      {can('dealers.write') && (
        <LinkButton
          href={`/dealers/${dealer.id}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.7} />}
        >
          {t('edit')}
        </LinkButton>
      )}
      {can('orders.create') && dealer.status === 'ACTIVE' && (
        <LinkButton
          href={`/orders/new?dealer=${dealer.id}`}
          leftSection={<IconPlus size={16} stroke={2} />}
        >
          {t('newOrder')}
        </LinkButton>
      )}
    </>
  );
}

function TabContent({ tab, dealer, can }: PartProps & { readonly tab: Tab }) {
  const t = useTranslations('catalog.prices');
  const canWrite = can('dealers.write');
  switch (tab) {
    case 'overview':
      return <DealerOverview dealer={dealer} can={can} />;
    case 'contacts':
      return <Contacts dealer={dealer} canWrite={canWrite} />;
    case 'addresses':
      return <Addresses dealer={dealer} canWrite={canWrite} />;
    case 'prices':
      return (
        <SectionCard title={t('explainTitle')} text={t('explainText')}>
          <PriceExplainer dealer={{ id: dealer.id, label: dealer.name }} />
        </SectionCard>
      );
    case 'history':
      return <DealerHistory id={dealer.id} />;
    default:
      return <DealerDocuments kind={tab} dealerId={dealer.id} />;
  }
}

function DealerHistory({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.dealers.history.infiniteQueryOptions(
      { id, limit: 30 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return <DocumentHistory query={query} />;
}
