'use client';
// Reasons of open holds: icon and word, never colour alone.
import { Badge, Group, VisuallyHidden } from '@mantine/core';
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

export interface HoldBadgesProps {
  readonly reasons: readonly HoldReason[];
  /** For a narrow cell: the first in words, of the others the number, all of them on hover. */
  readonly isShort?: boolean;
}

export function HoldBadges({ reasons, isShort = false }: HoldBadgesProps) {
  const t = useTranslations('orders.reason');
  const shown = isShort ? reasons.slice(0, 1) : reasons;
  const rest = reasons.slice(shown.length).map((reason) => t(reason));
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
      {shown.map((reason) => {
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
      {rest.length > 0 && (
        <Badge size="sm" color="red" variant="outline" px={6} title={rest.join(', ')} miw="auto">
          <span aria-hidden>+{rest.length}</span>
          <VisuallyHidden>{rest.join(', ')}</VisuallyHidden>
        </Badge>
      )}
    </Group>
  );
}
