'use client';
// History of a shipment or return.
import { Text } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconDatabaseImport,
  IconEye,
  IconFileInvoice,
  IconHomeCheck,
  IconPackage,
  IconPackageImport,
  IconPlus,
  IconReceiptRefund,
  IconSend,
  IconTruckDelivery,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { Timeline } from '@/ui/states';
import { isReasonCode, knownEvent, shortCount, type KnownEvent } from './trail-model';

const LOOKS: Record<KnownEvent, { icon: Icon; color: string }> = {
  create: { icon: IconPlus, color: 'gray' },
  release: { icon: IconSend, color: 'petrol' },
  pick: { icon: IconPackage, color: 'violet' },
  ship: { icon: IconTruckDelivery, color: 'blue' },
  deliver: { icon: IconHomeCheck, color: 'green' },
  invoice: { icon: IconFileInvoice, color: 'petrol' },
  cancel: { icon: IconBan, color: 'gray' },
  callOffLines: { icon: IconBan, color: 'amber' },
  request: { icon: IconPlus, color: 'amber' },
  authorize: { icon: IconCheck, color: 'petrol' },
  receive: { icon: IconPackageImport, color: 'blue' },
  inspect: { icon: IconEye, color: 'violet' },
  credit: { icon: IconReceiptRefund, color: 'green' },
  reject: { icon: IconX, color: 'red' },
  loadHistory: { icon: IconDatabaseImport, color: 'gray' },
};
const OTHER = { icon: IconArrowsExchange, color: 'gray' };

type TrailEntry = ShipmentView['timeline'][number];

export function Trail({ entries }: { readonly entries: readonly TrailEntry[] }) {
  const t = useTranslations('fulfilment.event');
  const events = entries.map((entry, index) => {
    const known = knownEvent(entry.action);
    const look = known ? LOOKS[known] : OTHER;
    return {
      id: String(index),
      title: known ? t(known) : t('other', { action: entry.action }),
      at: entry.at,
      by: entry.userName ?? t('system'),
      icon: look.icon,
      color: look.color,
      detail: <EntryDetail entry={entry} />,
    };
  });
  return <Timeline events={events.toReversed()} />;
}

/** Reasons in capitals are codes with words of their own; the rest was typed by a person. */
function EntryDetail({ entry }: { readonly entry: TrailEntry }) {
  const t = useTranslations('fulfilment.event');
  const short = shortCount(entry.detail);
  const typed = entry.reason !== null && !/^[A-Z_0-9]+$/.test(entry.reason) ? entry.reason : null;
  const coded = entry.reason !== null && isReasonCode(entry.reason) ? entry.reason : null;
  if (short === 0 && !typed && !coded) return null;
  return (
    <>
      {short > 0 && <Text size="sm">{t('short', { count: short })}</Text>}
      {coded && <Text size="sm">{t(`because.${coded}`)}</Text>}
      {typed && (
        <Text size="sm" c="dimmed" fs="italic">
          “{typed}”
        </Text>
      )}
    </>
  );
}
