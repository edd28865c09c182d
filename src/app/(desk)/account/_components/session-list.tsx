'use client';
// Where an account is signed in: device, address, when it was used last.
import { Badge, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { SessionView } from '@/server/modules/identity/schemas';
import { useNow } from '@/ui/states';
import { deviceOf } from './device';

export interface SessionListProps {
  readonly sessions: readonly SessionView[];
  /** Without it the list is only shown. */
  readonly onEnd?: (sessionId: string) => void;
  readonly endingId?: string;
}

export function SessionList({ sessions, onEnd, endingId }: SessionListProps) {
  return (
    <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {sessions.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          onEnd={onEnd}
          isEnding={endingId === session.id}
        />
      ))}
    </Stack>
  );
}

interface SessionRowProps {
  readonly session: SessionView;
  readonly onEnd?: (sessionId: string) => void;
  readonly isEnding: boolean;
}

function SessionRow({ session, onEnd, isEnding }: SessionRowProps) {
  const t = useTranslations('auth.account');
  const formats = useFormats();
  const now = useNow();
  const device = deviceOf(session.userAgent);
  const DeviceIcon = device?.isPhone ? IconDeviceMobile : IconDeviceDesktop;
  const seen = now
    ? formats.relative(session.lastSeenAt, now)
    : formats.dateTime(session.lastSeenAt);
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <ThemeIcon variant="light" color={session.isCurrent ? 'petrol' : 'gray'} size={36}>
        <DeviceIcon size={20} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={560} size="sm">
            {device
              ? t('device', { browser: device.browser, system: device.system })
              : t('unknownDevice')}
          </Text>
          {session.isCurrent && (
            <Badge size="sm" color="petrol">
              {t('thisDevice')}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {[
            t('lastSeen', { time: seen }),
            session.address ? t('address', { address: session.address }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {t('signedInAt', { time: formats.dateTime(session.createdAt) })}
          {' · '}
          {t('expires', { time: formats.dateTime(session.expiresAt) })}
        </Text>
      </div>
      {onEnd && !session.isCurrent && (
        <Button
          size="compact-sm"
          variant="default"
          loading={isEnding}
          onClick={() => onEnd(session.id)}
        >
          {t('end')}
        </Button>
      )}
    </Group>
  );
}
