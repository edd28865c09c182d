'use client';
// Buttons of what this reader may do with the order now, each with its question before it is done.
import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import {
  IconBan,
  IconCheck,
  IconCopy,
  IconCut,
  IconDots,
  IconHandStop,
  IconPackage,
  IconPencil,
  IconPrinter,
  IconSend,
  IconTruckDelivery,
  IconTruckReturn,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import type { OrderView } from '@/server/modules/orders/schemas';
import { ActDialog, type AskedAct } from './act-dialog';
import { useOrderAct } from './use-order-act';

export interface OrderActionsProps {
  readonly order: OrderView;
  readonly mayCreate: boolean;
  /** Opens the approval with changed quantities. */
  readonly onApproveCut: () => void;
}

interface ActionItem {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly danger?: boolean;
  readonly href?: string;
  readonly onClick?: () => void;
}

function useItems(props: OrderActionsProps, ask: (act: AskedAct) => void): ActionItem[] {
  const t = useTranslations('orders.action');
  const { order, onApproveCut } = props;
  const may = (action: string) => order.actions.includes(action);
  const asked = (id: AskedAct, icon: Icon, danger = false): ActionItem => ({
    id,
    label: t(id),
    icon,
    danger,
    onClick: () => ask(id),
  });
  const isDraft = order.status === 'DRAFT';
  const edit = { id: 'edit', label: t(isDraft ? 'continue' : 'edit'), icon: IconPencil };
  return [
    ...(may('approve') ? [asked('approve', IconCheck)] : []),
    ...(may('submit') ? [asked('submit', IconSend)] : []),
    ...(may('approve')
      ? [{ id: 'approveCut', label: t('approveCut'), icon: IconCut, onClick: onApproveCut }]
      : []),
    ...(may('ship')
      ? [
          {
            id: 'ship',
            label: t('ship'),
            icon: IconTruckDelivery,
            href: `/shipments/new?order=${order.id}`,
          },
        ]
      : []),
    ...(may('release') ? [asked('release', IconPackage)] : []),
    ...(may('amend') ? [{ ...edit, href: `/orders/${order.id}/edit` }] : []),
    ...(may('hold') ? [asked('hold', IconHandStop)] : []),
    ...(may('return')
      ? [
          {
            id: 'return',
            label: t('return'),
            icon: IconTruckReturn,
            href: `/returns/new?order=${order.id}`,
          },
        ]
      : []),
    ...(may('reject') ? [asked('reject', IconX, true)] : []),
    ...(may('cancel') ? [asked('cancel', IconBan, true)] : []),
    ...(may('cancelRest') && !may('cancel') ? [asked('cancelRest', IconBan, true)] : []),
  ];
}

/** The first act stands out, two more are buttons, the rest is in the menu. */
const SHOWN = 3;

export function OrderActions(props: OrderActionsProps) {
  const t = useTranslations('orders.action');
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const act = useOrderAct(props.order);
  const items = useItems(props, setAsked);
  const [first, ...others] = items;
  const shown = others.slice(0, SHOWN - 1);
  const { order } = props;
  return (
    <>
      <Group gap={8} wrap="wrap">
        {first && <ActionButton item={first} isPrimary />}
        {shown.map((item) => (
          <ActionButton key={item.id} item={item} />
        ))}
        <Tooltip label={t('print')}>
          <ActionIcon
            component={Link}
            href={`/orders/print?ids=${order.id}`}
            variant="default"
            size={36}
            aria-label={t('print')}
          >
            <IconPrinter size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <MoreMenu
          orderId={order.id}
          mayCopy={props.mayCreate}
          extra={others.slice(SHOWN - 1)}
          folded={shown}
        />
      </Group>
      <ActDialog order={order} asked={asked} act={act} onClose={() => setAsked(null)} />
    </>
  );
}

function ActionButton(props: { readonly item: ActionItem; readonly isPrimary?: boolean }) {
  const { item, isPrimary = false } = props;
  const ItemIcon = item.icon;
  const look = {
    variant: isPrimary ? 'filled' : 'default',
    leftSection: <ItemIcon size={16} stroke={1.8} aria-hidden />,
    // On a phone only the main act is a button; the others are in the menu beside it.
    visibleFrom: isPrimary ? undefined : 'sm',
    c: item.danger && !isPrimary ? 'var(--mantine-color-error)' : undefined,
  } as const;
  if (item.href) {
    return (
      <Button component={Link} href={item.href} {...look}>
        {item.label}
      </Button>
    );
  }
  return (
    <Button onClick={item.onClick} {...look}>
      {item.label}
    </Button>
  );
}

function MoreMenu(props: {
  readonly orderId: string;
  readonly mayCopy: boolean;
  readonly extra: readonly ActionItem[];
  /** Buttons on a desk, entries here on a phone. */
  readonly folded: readonly ActionItem[];
}) {
  const t = useTranslations('orders.action');
  const { folded, extra, mayCopy, orderId } = props;
  const onDesk = extra.length > 0 || mayCopy;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('more')}
          hiddenFrom={onDesk ? undefined : 'sm'}
        >
          <IconDots size={17} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {folded.map((item) => (
          <MoreItem key={item.id} item={item} phoneOnly />
        ))}
        {extra.map((item) => (
          <MoreItem key={item.id} item={item} />
        ))}
        {mayCopy && (
          <MoreItem
            item={{
              id: 'copy',
              label: t('copy'),
              icon: IconCopy,
              href: `/orders/new?from=${orderId}`,
            }}
          />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreItem(props: { readonly item: ActionItem; readonly phoneOnly?: boolean }) {
  const { item, phoneOnly = false } = props;
  const ItemIcon = item.icon;
  const look = {
    leftSection: <ItemIcon size={16} stroke={1.7} aria-hidden />,
    color: item.danger ? 'red' : undefined,
    hiddenFrom: phoneOnly ? 'sm' : undefined,
  };
  if (item.href) {
    return (
      <Menu.Item component={Link} href={item.href} {...look}>
        {item.label}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item onClick={item.onClick} {...look}>
      {item.label}
    </Menu.Item>
  );
}
