'use client';
// What a place shows when its content could not be loaded: problem, mend, what
// happened to it meanwhile, code, request id, retry.
import { Anchor, Button, Code, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/i18n/errors';
import { Meanwhile } from '../forms/meanwhile';

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

const SIGNED_OUT = new Set(['auth.signedOut', 'request.signedOut']);

export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useTranslations('common');
  const text = useErrorText()(error);
  return (
    <Stack align="center" gap={6} py={44} px="md" ta="center" role="alert">
      <ThemeIcon variant="light" color="red" size={44} radius="xl" mb={4}>
        <IconAlertTriangle size={22} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <Text fw={560}>{text.problem}</Text>
      {text.mend && (
        <Text size="sm" c="dimmed" maw={460}>
          {text.mend}
        </Text>
      )}
      <Meanwhile events={text.meanwhile} />
      <ErrorIds code={text.code} requestId={text.requestId} />
      {SIGNED_OUT.has(text.code) ? (
        <Anchor href="/sign-in" mt={6}>
          {t('shell.signIn')}
        </Anchor>
      ) : (
        onRetry && (
          <Button
            mt={8}
            variant="default"
            leftSection={<IconRefresh size={15} />}
            onClick={onRetry}
          >
            {t('action.retry')}
          </Button>
        )
      )}
    </Stack>
  );
}

/** The stable code and the request id, small, to be read out to whoever helps. */
export function ErrorIds({
  code,
  requestId,
}: {
  readonly code: string;
  readonly requestId?: string;
}) {
  const t = useTranslations('common.state');
  return (
    <Group gap={6} mt={2} justify="inherit">
      <Code fz={11}>{code}</Code>
      {requestId && <Code fz={11}>{t('requestId', { requestId })}</Code>}
    </Group>
  );
}
