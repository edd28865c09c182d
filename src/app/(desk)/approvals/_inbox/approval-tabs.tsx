'use client';
// The sides of what waits: documents, orders where the person decides on them, and standing in.
import { Badge, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { Box } from '@/server/modules/approvals/schemas';
import { useTRPC } from '@/trpc/client';
import classes from './inbox.module.css';

export type ApprovalTab = Box | 'orders' | 'delegations';

const HREFS: Record<ApprovalTab, string> = {
  waiting: '/approvals',
  mine: '/approvals?box=mine',
  decided: '/approvals?box=decided',
  orders: '/approvals/orders',
  delegations: '/approvals/delegations',
};

function tabsFor(permissions: readonly string[]): ApprovalTab[] {
  const may = (permission: string) => permissions.includes(permission);
  const decides = may('approvals.decide');
  const tabs: (ApprovalTab | false)[] = [
    decides && 'waiting',
    (decides || may('expenses.request')) && 'mine',
    decides && 'decided',
    (may('orders.approve') || may('orders.releaseHold')) && 'orders',
    decides && 'delegations',
  ];
  return tabs.filter((tab) => tab !== false);
}

interface ApprovalTabsProps {
  readonly active: ApprovalTab;
  readonly permissions: readonly string[];
}

export function ApprovalTabs({ active, permissions }: ApprovalTabsProps) {
  const t = useTranslations('approvals');
  const router = useRouter();
  const trpc = useTRPC();
  const count = useQuery(trpc.approvals.count.queryOptions());
  const tabs = tabsFor(permissions);
  if (tabs.length < 2) return null;
  return (
    <Tabs value={active} onChange={(tab) => tab && router.push(HREFS[tab as ApprovalTab])} mb="md">
      <Tabs.List aria-label={t('title')} className={classes.tabs}>
        {tabs.map((tab) => (
          <Tabs.Tab
            key={tab}
            value={tab}
            rightSection={
              tab === 'waiting' && count.data && count.data.waiting > 0 ? (
                <Badge size="sm" circle={count.data.waiting < 10}>
                  {count.data.waiting}
                </Badge>
              ) : undefined
            }
          >
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
