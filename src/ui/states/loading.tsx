'use client';
// Placeholders in the shape of what is coming, so that nothing jumps.
import { Card, Group, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';

function Announced() {
  const t = useTranslations('common.state');
  return <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>;
}

/** Rows of a table or list. */
export function LoadingRows({ rows = 8 }: { readonly rows?: number }) {
  return (
    <Stack gap={0} aria-busy>
      <Announced />
      {Array.from({ length: rows }, (_, row) => (
        <Group
          key={row}
          h={40}
          px={14}
          gap={24}
          wrap="nowrap"
          style={{ borderBottom: '1px solid var(--dd-line)' }}
        >
          <Skeleton h={10} w="14%" />
          <Skeleton h={10} w={`${24 + ((row * 7) % 14)}%`} />
          <Skeleton h={10} w="12%" />
          <Skeleton h={10} w="10%" ml="auto" />
        </Group>
      ))}
    </Stack>
  );
}

/** A form or a detail card. */
export function LoadingCard({ lines = 4, h }: { readonly lines?: number; readonly h?: number }) {
  return (
    <Card aria-busy h={h}>
      <Announced />
      <Stack gap={14}>
        <Skeleton h={14} w="30%" />
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} h={10} w={`${90 - ((line * 17) % 40)}%`} />
        ))}
      </Stack>
    </Card>
  );
}

/** A whole page before its first answer. */
export function LoadingPage() {
  return (
    <Stack gap="md">
      <Skeleton h={26} w={220} mt={4} />
      <Card padding={0}>
        <LoadingRows rows={10} />
      </Card>
    </Stack>
  );
}
