'use client';
// Who did what to a document since the reader opened it, and the way to the newest state. What was
// typed stays where it is: only what the page has read is read again.
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { Words } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import type { MeanwhileEvent } from '@/kernel/meanwhile';
import { useStatusLabel } from '../states/status-badge';
import { meanwhileText, type MeanwhileText } from './meanwhile-words';

const MAX_CHANGES = 8;

function useMeanwhileWords(events: readonly MeanwhileEvent[]): MeanwhileText[] {
  const words = useTranslations('common.meanwhile') as unknown as Words;
  const names = useTranslations('common.event') as unknown as Words;
  const states = useTranslations('common.status') as unknown as Words;
  const fields = useTranslations('common.fieldName') as unknown as Words;
  const formats = useFormats();
  return useMemo(() => {
    const context = { words, events: names, states, fields, formats };
    return events.map((event) => meanwhileText(event, context));
  }, [events, words, names, states, fields, formats]);
}

/** The newest first. */
export function Meanwhile({ events }: { readonly events: readonly MeanwhileEvent[] }) {
  const t = useTranslations('common.meanwhile');
  const told = useMeanwhileWords(events);
  if (told.length === 0) return null;
  return (
    <Stack gap={6} my={6} component="section" aria-label={t('title')}>
      {told.map((one, index) => (
        <Event key={`${one.at.toISOString()}-${index}`} event={one} />
      ))}
    </Stack>
  );
}

function Event({ event }: { readonly event: MeanwhileText }) {
  const t = useTranslations('common.meanwhile');
  const formats = useFormats();
  const stateLabel = useStatusLabel();
  const { by, at, what, from, to, reason, changes } = event;
  const move = [from, to].flatMap((state) => (state === null ? [] : [stateLabel(state)]));
  return (
    <div>
      <Text size="sm">
        <Text span inherit fw={560}>
          {what}
        </Text>
        {move.length > 0 && ` (${move.join(' → ')})`}
        {' · '}
        {by}
        {' · '}
        <time dateTime={at.toISOString()}>{formats.dateTime(at)}</time>
      </Text>
      {reason && (
        <Text size="sm" c="dimmed" fs="italic">
          “{reason}”
        </Text>
      )}
      {changes.length > 0 && (
        <List size="sm" spacing={0}>
          {changes.slice(0, MAX_CHANGES).map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
      )}
      {changes.length > MAX_CHANGES && (
        <Text size="sm">{t('more', { count: changes.length - MAX_CHANGES })}</Text>
      )}
    </div>
  );
}

/** Reads again whatever the page shows. */
export function LoadNewest({ onLoaded }: { readonly onLoaded?: () => void }) {
  const t = useTranslations('common.meanwhile');
  const queries = useQueryClient();
  const [step, setStep] = useState<'asked' | 'loading' | 'loaded'>('asked');
  const load = async () => {
    setStep('loading');
    await queries.invalidateQueries();
    setStep('loaded');
    onLoaded?.();
  };
  return (
    <Group gap="xs" mt={4}>
      {step === 'loaded' ? (
        <Text size="sm" role="status">
          {t('loaded')}
        </Text>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} stroke={1.7} />}
          loading={step === 'loading'}
          onClick={() => void load()}
        >
          {t('load')}
        </Button>
      )}
    </Group>
  );
}
