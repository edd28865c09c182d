'use client';
// What figures wait for while there are none, and the page on which that begins.
import { Button, Group } from '@mantine/core';
import { IconSeedling } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { TextLink } from '@/ui/links';
import { EmptyState } from '@/ui/states';

const PAGES = {
  orders: { hint: 'ordersHint', page: 'orders', href: '/orders' },
  days: { hint: 'daysHint', page: 'orders', href: '/orders' },
  invoices: { hint: 'invoicesHint', page: 'shipments', href: '/shipments' },
  spent: { hint: 'spentHint', page: 'expenses', href: '/expenses' },
  budget: { hint: 'budgetHint', page: 'budgets', href: '/budgets' },
} as const;

/** Said below the title of a chart that has nothing to draw. */
export function WayOn({ to }: { readonly to: keyof typeof PAGES }) {
  const t = useTranslations('dashboards.begin');
  const nav = useTranslations('nav.page');
  const { hint, page, href } = PAGES[to];
  return (
    <>
      {t(hint)} <TextLink href={href}>{nav(page)}</TextLink>
    </>
  );
}

const FIRST = [
  { page: 'products', href: '/products' },
  { page: 'priceLists', href: '/price-lists' },
  { page: 'dealers', href: '/dealers' },
  { page: 'orders', href: '/orders' },
  { page: 'budgets', href: '/budgets' },
] as const;

/** Instead of a whole board of a company in which nothing has happened. */
export function FirstSteps() {
  const t = useTranslations('dashboards.begin');
  const nav = useTranslations('nav.page');
  return (
    <EmptyState
      icon={IconSeedling}
      title={t('company')}
      text={t('companyHint')}
      action={
        <Group gap="xs" justify="center">
          {FIRST.map(({ page, href }) => (
            <Button key={href} component={Link} href={href} variant="default">
              {nav(page)}
            </Button>
          ))}
        </Group>
      }
    />
  );
}
