'use client';
// History of an order.
import { Text } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconDatabaseImport,
  IconFileInvoice,
  IconFileMinus,
  IconHandStop,
  IconHomeCheck,
  IconLockOpen,
  IconPackage,
  IconPencil,
  IconPlus,
  IconSend,
  IconTruck,
  IconTruckReturn,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { holdReasons } from '@/server/modules/orders/schemas';
import { StatusBadge, Timeline } from '@/ui/states';
import { trailEvents, type KnownEvent, type TrailEntry, type TrailEvent } from './timeline-model';

const LOOKS: Record<KnownEvent, { icon: Icon; color: string }> = {
  create: { icon: IconPlus, color: 'gray' },
  submit: { icon: IconSend, color: 'amber' },
  hold: { icon: IconHandStop, color: 'red' },
  releaseHold: { icon: IconLockOpen, color: 'petrol' },
  holdCleared: { icon: IconLockOpen, color: 'green' },
  approve: { icon: IconCheck, color: 'petrol' },
  reject: { icon: IconX, color: 'red' },
  cancel: { icon: IconBan, color: 'gray' },
  release: { icon: IconPackage, color: 'petrol' },
  update: { icon: IconPencil, color: 'gray' },
  amend: { icon: IconPencil, color: 'blue' },
  progress: { icon: IconArrowsExchange, color: 'blue' },
  overrideCredit: { icon: IconLockOpen, color: 'amber' },
  shipped: { icon: IconTruck, color: 'blue' },
  delivered: { icon: IconHomeCheck, color: 'green' },
  returned: { icon: IconTruckReturn, color: 'amber' },
  credited: { icon: IconFileMinus, color: 'blue' },
  invoiced: { icon: IconFileInvoice, color: 'blue' },
  loadHistory: { icon: IconDatabaseImport, color: 'gray' },
};
/** Acts that do not say by themselves which state the order is in afterwards. */
const MOVES: ReadonlySet<KnownEvent | null> = new Set<KnownEvent | null>([
  'progress',
  'shipped',
  'delivered',
  'returned',
  'credited',
  'invoiced',
  null,
]);
const OTHER = { icon: IconArrowsExchange, color: 'gray' };

export function OrderTrail({ trail }: { readonly trail: readonly TrailEntry[] }) {
  const t = useTranslations('orders');
  return (
    <Timeline
      events={trailEvents(trail).map((event) => {
        const look = event.action ? LOOKS[event.action] : OTHER;
        return {
          id: event.id,
          title: event.action
            ? t(`event.${event.action}`)
            : t('event.other', { action: event.name }),
          at: event.at,
          by: event.by ?? t('event.system'),
          icon: look.icon,
          color: look.color,
          detail: <EventDetail event={event} />,
        };
      })}
    />
  );
}

function EventDetail({ event }: { readonly event: TrailEvent }) {
  const t = useTranslations('orders');
  const reasons = holdReasons.filter((reason) => event.holds.includes(reason));
  const facts = [
    ...reasons.map((reason) => t(`reason.${reason}`)),
    ...(event.automatic ? [t('event.automatic')] : []),
    ...(event.cutLines > 0 ? [t('event.cutLines', { count: event.cutLines })] : []),
    ...(event.reserved ? [t('event.reserved', event.reserved)] : []),
  ];
  const moved = MOVES.has(event.action) ? event.to : null;
  if (facts.length === 0 && !event.reason && moved === null) return null;
  return (
    <>
      {moved !== null && <StatusBadge status={moved} size="sm" />}
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
      {event.reason && (
        <Text size="sm" c="dimmed" fs="italic">
          “{event.reason}”
        </Text>
      )}
    </>
  );
}
