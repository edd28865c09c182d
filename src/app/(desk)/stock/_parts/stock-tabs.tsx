'use client';
// The three sides of stock: what is there, what is coming, what was posted.
import { Tabs } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import classes from './parts.module.css';

const PAGES = [
  { id: 'levels', href: '/stock' },
  { id: 'arrivals', href: '/stock/arrivals' },
  { id: 'documents', href: '/stock/documents' },
] as const;

export function StockTabs({ active }: { readonly active: (typeof PAGES)[number]['id'] }) {
  const t = useTranslations('inventory.tab');
  const router = useRouter();
  return (
    <Tabs
      value={active}
      onChange={(id) => {
        const page = PAGES.find((candidate) => candidate.id === id);
        if (page) router.push(page.href);
      }}
      classNames={{ root: classes.tabs, list: classes.tabLine, tab: classes.tab }}
    >
      <Tabs.List aria-label={t('label')}>
        {PAGES.map((page) => (
          <Tabs.Tab key={page.id} value={page.id}>
            {t(page.id)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
