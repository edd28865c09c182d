'use client';
// History of an order.
import { Text } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconDatabaseImport,
  IconHandStop,
  IconLockOpen,
  IconPackage,
  IconPencil,
  IconPlus,
  IconSend,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { holdReasons } from '@/server/modules/orders/schemas';
import { Timeline } from '@/ui/states';
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
  amend: { icon: IconPencil, color: 'blue' },
  progress: { icon: IconArrowsExchange, color: 'blue' },
  loadHistory: { icon: IconDatabaseImport, color: 'gray' },
};
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
  if (facts.length === 0 && !event.reason) return null;
  return (
    <>
      {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
      {event.reason && (
        <Text size="sm" c="dimmed" fs="italic">
          “{event.reason}”
        </Text>
      )}
    </>
  );
}
