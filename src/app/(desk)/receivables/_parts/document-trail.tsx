'use client';
// History of an invoice, a receipt or a credit note.
import { Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBan,
  IconBuildingBank,
  IconCoin,
  IconFileInvoice,
  IconFileMinus,
  IconLink,
  IconReceipt,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { InvoiceView } from '@/server/modules/receivables/schemas';
import { StatusBadge, Timeline } from '@/ui/states';

const ACTIONS = [
  'issue',
  'pay',
  'unpay',
  'credit',
  'void',
  'post',
  'allocate',
  'reverse',
  'confirm',
  'unconfirm',
] as const;

const LOOKS: Record<(typeof ACTIONS)[number], { icon: Icon; color: string }> = {
  issue: { icon: IconFileInvoice, color: 'petrol' },
  pay: { icon: IconCoin, color: 'green' },
  unpay: { icon: IconArrowBackUp, color: 'amber' },
  credit: { icon: IconFileMinus, color: 'blue' },
  void: { icon: IconBan, color: 'gray' },
  post: { icon: IconReceipt, color: 'green' },
  allocate: { icon: IconLink, color: 'petrol' },
  reverse: { icon: IconArrowBackUp, color: 'red' },
  confirm: { icon: IconBuildingBank, color: 'green' },
  unconfirm: { icon: IconArrowBackUp, color: 'amber' },
};
const OTHER = { icon: IconArrowsExchange, color: 'gray' };

type TrailEvent = InvoiceView['timeline'][number];

/** The amount in an event's detail, which keeps integers as text. */
function amountOf(event: TrailEvent): bigint | null {
  const text = event.detail?.['amountMinor'];
  return typeof text === 'string' && /^-?\d+$/.test(text) ? BigInt(text) : null;
}

export interface DocumentTrailProps {
  readonly events: readonly TrailEvent[];
  readonly currency: string;
}

export function DocumentTrail({ events, currency }: DocumentTrailProps) {
  const t = useTranslations('receivables');
  return (
    <Timeline
      events={events.map((event) => {
        const action = ACTIONS.find((known) => known === event.action);
        const look = action ? LOOKS[action] : OTHER;
        return {
          id: event.id,
          title: action ? t(`action.${action}`) : event.action,
          at: event.at,
          by: event.userName ?? t('trail.system'),
          icon: look.icon,
          color: look.color,
          detail: <TrailDetail event={event} currency={currency} />,
        };
      })}
    />
  );
}

function TrailDetail({
  event,
  currency,
}: {
  readonly event: TrailEvent;
  readonly currency: string;
}) {
  const formats = useFormats();
  const amount = amountOf(event);
  const moved = event.from !== null && event.to !== null && event.from !== event.to;
  if (amount === null && !moved && !event.reason) return null;
  return (
    <>
      {amount !== null && amount !== 0n && (
        <Text size="sm" className="dd-tabular" span mr={8}>
          {formats.money(amount < 0n ? -amount : amount, currency)}
        </Text>
      )}
      {moved && event.to !== null && <StatusBadge status={event.to} size="sm" />}
      {event.reason && (
        <Text size="sm" c="dimmed" fs="italic">
          “{event.reason}”
        </Text>
      )}
    </>
  );
}
