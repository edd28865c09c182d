// The menu as data: which page, under which group, for whom. A page without a permission is for
// everyone signed in. The server checks again; this only keeps the menu honest.
import {
  IconAdjustments,
  IconAlertTriangle,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCalendarDue,
  IconCalendarStats,
  IconCash,
  IconCategory,
  IconChartBar,
  IconClipboardList,
  IconCoins,
  IconFileImport,
  IconFileInvoice,
  IconFlag,
  IconGauge,
  IconHierarchy2,
  IconHistory,
  IconLayoutDashboard,
  IconListDetails,
  IconListSearch,
  IconListTree,
  IconMedal,
  IconPigMoney,
  IconPackageImport,
  IconPackages,
  IconPlus,
  IconPresentationAnalytics,
  IconReceipt,
  IconReceipt2,
  IconRoute,
  IconSettings,
  IconScale,
  IconSquareCheck,
  IconStack2,
  IconTag,
  IconTicket,
  IconTarget,
  IconTruckDelivery,
  IconTruckReturn,
  IconUsers,
  IconWallet,
  type Icon,
} from '@tabler/icons-react';
import type { Messages } from '@/i18n/messages';

export type NavPageKey = keyof Messages['nav']['page'];
export type NavGroupKey = keyof Messages['nav']['group'];

export interface NavItem {
  readonly key: NavPageKey;
  readonly href: string;
  readonly icon: Icon;
  /** Any one of these opens the page; none means everyone signed in. */
  readonly permissions: readonly string[];
}

export interface NavGroup {
  /** null: the pages stand on top without a heading. */
  readonly key: NavGroupKey | null;
  readonly items: readonly NavItem[];
}

export const NAV: readonly NavGroup[] = [
  {
    key: null,
    items: [
      {
        key: 'dashboard',
        href: '/dashboard',
        icon: IconLayoutDashboard,
        permissions: ['dashboard.read'],
      },
      {
        key: 'approvals',
        href: '/approvals',
        icon: IconSquareCheck,
        permissions: [
          'orders.approve',
          'orders.releaseHold',
          'approvals.decide',
          'expenses.request',
        ],
      },
    ],
  },
  {
    key: 'sell',
    items: [
      { key: 'orders', href: '/orders', icon: IconClipboardList, permissions: ['orders.read'] },
      { key: 'dealers', href: '/dealers', icon: IconBuildingStore, permissions: ['dealers.read'] },
      { key: 'priceLists', href: '/price-lists', icon: IconTag, permissions: ['prices.read'] },
      { key: 'quotas', href: '/quotas', icon: IconTicket, permissions: ['quotas.read'] },
    ],
  },
  {
    key: 'goods',
    items: [
      {
        key: 'shipments',
        href: '/shipments',
        icon: IconTruckDelivery,
        permissions: ['shipments.read'],
      },
      { key: 'returns', href: '/returns', icon: IconTruckReturn, permissions: ['returns.read'] },
      { key: 'stock', href: '/stock', icon: IconStack2, permissions: ['inventory.read'] },
      {
        key: 'warehouses',
        href: '/warehouses',
        icon: IconBuildingWarehouse,
        permissions: ['inventory.read'],
      },
      { key: 'products', href: '/products', icon: IconPackages, permissions: ['catalog.read'] },
      { key: 'categories', href: '/categories', icon: IconCategory, permissions: ['catalog.read'] },
    ],
  },
  {
    key: 'money',
    items: [
      {
        key: 'invoices',
        href: '/invoices',
        icon: IconFileInvoice,
        permissions: ['invoices.read'],
      },
      { key: 'receipts', href: '/receipts', icon: IconReceipt, permissions: ['receipts.read'] },
      { key: 'accounts', href: '/accounts', icon: IconWallet, permissions: ['invoices.read'] },
      { key: 'ageing', href: '/ageing', icon: IconCalendarDue, permissions: ['invoices.read'] },
    ],
  },
  {
    key: 'plan',
    items: [
      { key: 'budgets', href: '/budgets', icon: IconPigMoney, permissions: ['budgets.read'] },
      { key: 'expenses', href: '/expenses', icon: IconCash, permissions: ['expenses.read'] },
      { key: 'claims', href: '/claims', icon: IconReceipt2, permissions: ['expenses.read'] },
      { key: 'settlements', href: '/settlements', icon: IconCoins, permissions: ['expenses.read'] },
      {
        key: 'expenseTypes',
        href: '/expenses/types',
        icon: IconListDetails,
        permissions: ['expenses.configure'],
      },
      { key: 'centres', href: '/centres', icon: IconHierarchy2, permissions: ['centres.read'] },
      {
        key: 'chartOfAccounts',
        href: '/chart-of-accounts',
        icon: IconListTree,
        permissions: ['centres.read'],
      },
      { key: 'programmes', href: '/programmes', icon: IconFlag, permissions: ['centres.read'] },
      {
        key: 'calendars',
        href: '/calendars',
        icon: IconCalendarStats,
        permissions: ['centres.read'],
      },
      {
        key: 'approvalRules',
        href: '/approval-rules',
        icon: IconRoute,
        permissions: ['approvals.configure'],
      },
    ],
  },
  {
    key: 'insight',
    items: [
      {
        key: 'executiveBoard',
        href: '/dashboards/executive',
        icon: IconPresentationAnalytics,
        permissions: ['dashboard.read'],
      },
      {
        key: 'budgetBoard',
        href: '/dashboards/budget',
        icon: IconGauge,
        permissions: ['budgets.read'],
      },
      {
        key: 'varianceBoard',
        href: '/dashboards/variance',
        icon: IconScale,
        permissions: ['budgets.read'],
      },
      {
        key: 'targetsBoard',
        href: '/dashboards/targets',
        icon: IconTarget,
        permissions: ['targets.read'],
      },
      {
        key: 'deviations',
        href: '/deviations',
        icon: IconAlertTriangle,
        permissions: ['deviations.read'],
      },
      { key: 'reports', href: '/reports', icon: IconChartBar, permissions: ['reports.read'] },
      {
        key: 'assessments',
        href: '/assessments',
        icon: IconMedal,
        permissions: ['assessments.read'],
      },
    ],
  },
  {
    key: 'manage',
    items: [
      { key: 'imports', href: '/imports', icon: IconFileImport, permissions: ['imports.run'] },
      { key: 'users', href: '/admin/users', icon: IconUsers, permissions: ['users.read'] },
      { key: 'audit', href: '/admin/audit', icon: IconListSearch, permissions: ['audit.read'] },
      { key: 'jobs', href: '/admin/jobs', icon: IconHistory, permissions: ['jobs.read'] },
      {
        key: 'settings',
        href: '/admin/settings',
        icon: IconSettings,
        permissions: ['settings.read'],
      },
    ],
  },
];

/** What can be begun from anywhere, by the palette. */
export const ACTIONS: readonly NavItem[] = [
  { key: 'newOrder', href: '/orders/new', icon: IconPlus, permissions: ['orders.create'] },
  {
    key: 'newShipment',
    href: '/shipments/new',
    icon: IconTruckDelivery,
    permissions: ['shipments.create'],
  },
  {
    key: 'newReturn',
    href: '/returns/new',
    icon: IconTruckReturn,
    permissions: ['returns.create'],
  },
  { key: 'newReceipt', href: '/receipts/new', icon: IconReceipt, permissions: ['receipts.create'] },
  {
    key: 'receiveStock',
    href: '/stock/receive',
    icon: IconPackageImport,
    permissions: ['inventory.receive'],
  },
  {
    key: 'adjustStock',
    href: '/stock/adjust',
    icon: IconAdjustments,
    permissions: ['inventory.adjust'],
  },
  { key: 'newExpense', href: '/expenses/new', icon: IconCash, permissions: ['expenses.request'] },
  { key: 'newProduct', href: '/products/new', icon: IconPlus, permissions: ['catalog.write'] },
];

function isOpenTo(held: ReadonlySet<string>, item: NavItem): boolean {
  return item.permissions.length === 0 || item.permissions.some((p) => held.has(p));
}

/** The actions a person with these permissions may begin. */
export function visibleActions(permissions: readonly string[]): readonly NavItem[] {
  const held = new Set(permissions);
  return ACTIONS.filter((item) => isOpenTo(held, item));
}

/** The groups and pages a person with these permissions sees; empty groups vanish. */
export function visibleNav(
  permissions: readonly string[],
  nav: readonly NavGroup[] = NAV,
): readonly NavGroup[] {
  const held = new Set(permissions);
  return nav
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => isOpenTo(held, item)),
    }))
    .filter((group) => group.items.length > 0);
}

/** The page of the menu a path belongs to: the longest href that begins it. */
export function activeItem(groups: readonly NavGroup[], path: string): NavItem | null {
  const matches = groups
    .flatMap((group) => group.items)
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`));
  return matches.sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}
