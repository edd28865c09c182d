'use client';
// A fault while a page was drawn: says so, gives the number the log knows it by, offers a new try.
import { Button, Code, Group } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/states';

export interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

function digestOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return null;
  return typeof error.digest === 'string' ? error.digest : null;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations('common');
  const digest = digestOf(error);
  return (
    <main>
      <EmptyState
        icon={IconMoodSad}
        title={t('state.crashTitle')}
        text={t('state.crashText')}
        action={
          <Group justify="center">
            <Button onClick={() => retry()}>{t('action.retry')}</Button>
            {digest && <Code>{t('state.faultNumber', { digest })}</Code>}
          </Group>
        }
      />
    </main>
  );
}
