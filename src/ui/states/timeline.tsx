'use client';
// What happened to a document: when, who, from which state to which, and why.
import { Group, Text, Timeline as MantineTimeline, Tooltip } from '@mantine/core';
import { IconPoint, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import { useNow } from './use-now';

export interface TimelineEvent {
  readonly id: string;
  readonly title: ReactNode;
  readonly at: Date;
  /** Name of the person or system that did it. */
  readonly by?: string;
  readonly detail?: ReactNode;
  readonly icon?: Icon;
  readonly color?: string;
}

export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  const formats = useFormats();
  const now = useNow();
  return (
    <MantineTimeline bulletSize={22} lineWidth={1.5} active={-1} color="gray">
      {events.map((event) => {
        const EventIcon = event.icon ?? IconPoint;
        return (
          <MantineTimeline.Item
            key={event.id}
            bullet={<EventIcon size={13} stroke={1.8} aria-hidden />}
            color={event.color}
            title={
              <Text size="sm" fw={560} component="div">
                {event.title}
              </Text>
            }
          >
            <Group gap={6}>
              <Tooltip label={now ? formats.relative(event.at, now) : ''} disabled={!now}>
                <Text size="xs" c="dimmed" component="time" dateTime={event.at.toISOString()}>
                  {formats.dateTime(event.at)}
                </Text>
              </Tooltip>
              {event.by && (
                <Text size="xs" c="dimmed">
                  · {event.by}
                </Text>
              )}
            </Group>
            {event.detail && (
              <Text size="sm" mt={3} component="div">
                {event.detail}
              </Text>
            )}
          </MantineTimeline.Item>
        );
      })}
    </MantineTimeline>
  );
}
