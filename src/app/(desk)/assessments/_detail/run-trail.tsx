'use client';
// History of an assessment.
import { Text } from '@mantine/core';
import {
  IconArrowsExchange,
  IconCalculator,
  IconCheck,
  IconHandStop,
  IconLock,
  IconReplace,
  IconSend,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RunView } from '@/server/modules/assessments/schemas';
import { Timeline } from '@/ui/states';

const LOOKS = {
  computed: { icon: IconCalculator, color: 'gray' },
  publish: { icon: IconSend, color: 'petrol' },
  appeal: { icon: IconHandStop, color: 'amber' },
  appealUpheld: { icon: IconCheck, color: 'green' },
  appealDismissed: { icon: IconX, color: 'red' },
  settle: { icon: IconCheck, color: 'petrol' },
  finish: { icon: IconLock, color: 'green' },
  supersede: { icon: IconReplace, color: 'gray' },
} satisfies Record<string, { icon: Icon; color: string }>;

const OTHER = { icon: IconArrowsExchange, color: 'gray' };

const isKnown = (action: string): action is keyof typeof LOOKS => Object.hasOwn(LOOKS, action);

export function RunTrail({ entries }: { readonly entries: RunView['timeline'] }) {
  const t = useTranslations('assessments.event');
  const events = entries.map(({ action, at, userName, reason }, index) => ({
    id: String(index),
    at,
    title: isKnown(action) ? t(action) : t('other', { action }),
    by: userName ?? t('system'),
    ...(isKnown(action) ? LOOKS[action] : OTHER),
    detail: reason && (
      <Text size="sm" c="dimmed" fs="italic">
        “{reason}”
      </Text>
    ),
  }));
  return <Timeline events={events.toReversed()} />;
}
