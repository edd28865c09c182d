'use client';
// The sides of budgeting: versions, changes, rules of control, what is available.
import { Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

const TABS = {
  versions: '/budgets',
  changes: '/budgets/changes',
  controls: '/budgets/controls',
  available: '/budgets/available',
} as const;

export type BudgetTab = keyof typeof TABS;

export function BudgetTabs({ active }: { readonly active: BudgetTab }) {
  const t = useTranslations('budgets.tab');
  return (
    <Tabs value={active} mb="md">
      <Tabs.List>
        {(Object.keys(TABS) as BudgetTab[]).map((tab) => (
          <Tabs.Tab
            key={tab}
            value={tab}
            px={{ base: 8, xs: 'md' }}
            // A link, so that it opens in a new tab too.
            renderRoot={(props) => <Link href={TABS[tab]} prefetch={false} {...props} />}
          >
            {t(tab)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
