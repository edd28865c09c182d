'use client';
// Reasons of open holds: icon and word, never colour alone.
import { Badge, Group } from '@mantine/core';
import {
  IconClockExclamation,
  IconCoin,
  IconHandStop,
  IconPackageOff,
  IconScale,
  IconTag,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { holdReasons } from '@/server/modules/orders/schemas';

export type HoldReason = (typeof holdReasons)[number];

export const HOLD_ICONS: Record<HoldReason, Icon> = {
  CREDIT_LIMIT: IconCoin,
  OVERDUE: IconClockExclamation,
  QUOTA: IconScale,
  STOCK: IconPackageOff,
  PRICE: IconTag,
  MANUAL: IconHandStop,
};

export function HoldBadges({ reasons }: { readonly reasons: readonly HoldReason[] }) {
  const t = useTranslations('orders.reason');
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
      {reasons.map((reason) => {
        const HoldIcon = HOLD_ICONS[reason];
        return (
          <Badge
            key={reason}
            size="sm"
            color="red"
            variant="outline"
            leftSection={<HoldIcon size={11} stroke={2} aria-hidden />}
          >
            {t(reason)}
          </Badge>
        );
      })}
    </Group>
  );
}
