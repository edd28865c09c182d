'use client';
// The link of an invitation that no mail carries, to be copied and handed over.
import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingRows } from '@/ui/states';

export function LinkPanel({ invitationId }: { readonly invitationId: string }) {
  const t = useTranslations('admin.invite');
  const formats = useFormats();
  const trpc = useTRPC();
  const link = useQuery(
    // A key to an account does not stay in the browser's memory longer than it is looked at.
    trpc.identity.invitationLink.queryOptions({ invitationId }, { gcTime: 0, staleTime: 0 }),
  );
  if (link.isPending) return <LoadingRows rows={2} />;
  if (link.isError) return <ErrorState error={link.error} onRetry={() => void link.refetch()} />;
  const { url, expiresAt } = link.data;
  return (
    <Stack gap="md">
      <Text size="sm">{t('linkText', { time: formats.dateTime(expiresAt) })}</Text>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput
          value={url}
          readOnly
          aria-label={t('linkTitle')}
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: 1 }}
        />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              onClick={copy}
              color={copied ? 'green' : undefined}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}
            >
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
