'use client';
// History of a request, a claim or an agreement: who did what, and why.
import { Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBan,
  IconCalendarRepeat,
  IconCheck,
  IconCoin,
  IconEye,
  IconPencil,
  IconSend,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import type { RequestView } from '@/server/modules/expenses/schemas';
import { StatusBadge, Timeline } from '@/ui/states';

const LOOKS: Readonly<Record<string, { icon: Icon; color: string }>> = {
  create: { icon: IconPencil, color: 'gray' },
  submit: { icon: IconSend, color: 'amber' },
  approve: { icon: IconCheck, color: 'petrol' },
  activate: { icon: IconCheck, color: 'petrol' },
  return: { icon: IconArrowBackUp, color: 'amber' },
  reject: { icon: IconX, color: 'red' },
  cancel: { icon: IconBan, color: 'gray' },
  verify: { icon: IconEye, color: 'petrol' },
  verifyLines: { icon: IconEye, color: 'petrol' },
  settle: { icon: IconCoin, color: 'green' },
  settlePart: { icon: IconCoin, color: 'green' },
  close: { icon: IconCheck, color: 'green' },
  movePeriod: { icon: IconCalendarRepeat, color: 'amber' },
};
const OTHER = { icon: IconArrowsExchange, color: 'gray' };

const Moves = z.object({ moves: z.array(z.object({ from: z.string(), to: z.string() })) });

/** From which closed periods to which open ones lines went. */
function movesOf(detail: unknown) {
  const read = Moves.safeParse(detail);
  return read.success ? read.data.moves : [];
}

const Paid = z.object({
  number: z.string().optional(),
  amountMinor: z.coerce.bigint().optional(),
  verifiedMinor: z.coerce.bigint().optional(),
  dealerId: z.string().optional(),
  startsOn: z.string().optional(),
  endsOn: z.string().optional(),
});

type Events = RequestView['timeline'];

/** What was verified or paid: document, amount, dealer, days; empty where a step moved no money. */
function usePaid(dealers: ExpenseTrailProps['dealers'] = []): (detail: unknown) => string {
  const formats = useFormats();
  const currency = useOrgCurrency();
  return (detail) => {
    const read = Paid.safeParse(detail);
    if (!read.success) return '';
    const { number, dealerId, startsOn, endsOn } = read.data;
    const minor = read.data.amountMinor ?? read.data.verifiedMinor;
    if (minor === undefined) return '';
    const dealer = dealers.find(({ id }) => id === dealerId)?.name;
    const days = startsOn && endsOn ? `${formats.date(startsOn)} – ${formats.date(endsOn)}` : null;
    return [number, formats.money(minor, currency), dealer, days].filter(Boolean).join(' · ');
  };
}

export interface ExpenseTrailProps {
  readonly events: Events;
  /** Whose names steps about one of several dealers are told with. */
  readonly dealers?: readonly { readonly id: string; readonly name: string }[];
}

export function ExpenseTrail({ events, dealers }: ExpenseTrailProps) {
  const t = useTranslations('expenses.trail');
  const paidOf = usePaid(dealers);
  return (
    <Timeline
      events={events.map((event, index) => ({
        id: String(index),
        at: event.at,
        ...(event.userName ? { by: event.userName } : {}),
        title: t.has(event.action as 'create') ? t(event.action as 'create') : event.action,
        ...(LOOKS[event.action] ?? OTHER),
        detail: (
          <>
            {event.to && event.to !== event.from && <StatusBadge status={event.to} size="sm" />}
            {event.reason && <Text size="sm">{event.reason}</Text>}
            {paidOf(event.detail) && <Text size="sm">{paidOf(event.detail)}</Text>}
            {movesOf(event.detail).map(({ from, to }) => (
              <Text key={from} size="sm">
                {t('moved', { from, to })}
              </Text>
            ))}
          </>
        ),
      }))}
    />
  );
}
