'use client';
// Shown over the page when the server no longer knows who this is. The page below keeps what was
// typed; signing in again in another tab is enough to go on.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useSignedOut } from '@/trpc/client';

export function SignedOutNotice() {
  const t = useTranslations('auth.signedOutNotice');
  const { isSignedOut, dismiss } = useSignedOut();
  const queries = useQueryClient();
  const resume = () => {
    dismiss();
    void queries.invalidateQueries();
  };
  return (
    <Modal opened={isSignedOut} onClose={dismiss} title={t('title')} centered>
      <Stack gap="md">
        <Text size="sm">{t('text')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={resume}>
            {t('back')}
          </Button>
          <Button
            component="a"
            href="/sign-in"
            target="_blank"
            rightSection={<IconExternalLink size={15} stroke={1.7} />}
          >
            {t('signIn')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
