'use client';
// A document's state: colour, icon and word together, never colour alone.
import { Badge } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBan,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconClock,
  IconEye,
  IconHandStop,
  IconLoader2,
  IconLock,
  IconPackage,
  IconSend,
  IconTruck,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Messages } from '@/i18n/messages';

export type StatusKey = keyof Messages['common']['status'];

interface Look {
  readonly color: string;
  readonly icon: Icon;
}

const NEUTRAL: Look = { color: 'gray', icon: IconCircle };
const DONE: Look = { color: 'green', icon: IconCircleCheck };
const STOPPED: Look = { color: 'gray', icon: IconBan };
const REFUSED: Look = { color: 'red', icon: IconCircleX };
const PARTLY: Look = { color: 'blue', icon: IconCircleHalf2 };
const WAITING: Look = { color: 'amber', icon: IconClock };

const LOOKS: Record<StatusKey, Look> = {
  DRAFT: { color: 'gray', icon: IconCircleDashed },
  SUBMITTED: { color: 'amber', icon: IconSend },
  ON_HOLD: { color: 'red', icon: IconHandStop },
  APPROVED: { color: 'petrol', icon: IconCircleCheck },
  PARTIALLY_SHIPPED: PARTLY,
  SHIPPED: { color: 'blue', icon: IconTruck },
  CLOSED: DONE,
  REJECTED: REFUSED,
  CANCELLED: STOPPED,
  RELEASED: { color: 'petrol', icon: IconSend },
  PICKED: { color: 'violet', icon: IconPackage },
  DELIVERED: DONE,
  REQUESTED: { color: 'amber', icon: IconSend },
  AUTHORIZED: { color: 'petrol', icon: IconCircleCheck },
  RECEIVED: { color: 'blue', icon: IconPackage },
  INSPECTED: { color: 'violet', icon: IconEye },
  CREDITED: DONE,
  OPEN: { color: 'amber', icon: IconCircle },
  PARTIALLY_PAID: PARTLY,
  PAID: DONE,
  VOID: STOPPED,
  POSTED: DONE,
  REVERSED: { color: 'gray', icon: IconArrowBackUp },
  ACTIVE: DONE,
  INACTIVE: STOPPED,
  BLOCKED: { color: 'red', icon: IconLock },
  INVITED: WAITING,
  DISABLED: STOPPED,
  DISCONTINUED: STOPPED,
  PENDING: WAITING,
  QUEUED: WAITING,
  RUNNING: { color: 'blue', icon: IconLoader2 },
  COMPLETED: DONE,
  FAILED: REFUSED,
  PUBLISHED: { color: 'petrol', icon: IconSend },
  APPEALED: { color: 'amber', icon: IconHandStop },
  FINAL: DONE,
  SUPERSEDED: STOPPED,
  RETURNED: { color: 'amber', icon: IconArrowBackUp },
  VERIFIED: { color: 'petrol', icon: IconCircleCheck },
  SETTLED: DONE,
  OVERDUE: { color: 'red', icon: IconClock },
};

function isStatusKey(status: string): status is StatusKey {
  return Object.hasOwn(LOOKS, status);
}

export interface StatusBadgeProps {
  readonly status: string;
  /** Another word than the usual one, already translated. */
  readonly label?: string;
  readonly size?: 'sm' | 'md' | 'lg';
}

export function StatusBadge({ status, label, size = 'md' }: StatusBadgeProps) {
  const t = useTranslations('common.status');
  const look = isStatusKey(status) ? LOOKS[status] : NEUTRAL;
  const word = label ?? (isStatusKey(status) ? t(status) : status);
  const LookIcon = look.icon;
  return (
    <Badge
      color={look.color}
      size={size}
      leftSection={<LookIcon size={12} stroke={2} aria-hidden style={{ display: 'block' }} />}
      style={{ flexShrink: 0 }}
    >
      {word}
    </Badge>
  );
}

/** Words of states, for filters and exports. An unknown state shows its code. */
export function useStatusLabel(): (status: string) => string {
  const t = useTranslations('common.status');
  return (status) => (isStatusKey(status) ? t(status) : status);
}
