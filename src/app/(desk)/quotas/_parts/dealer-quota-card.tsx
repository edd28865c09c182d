'use client';
// On the page of a dealer: the quotas in force that bind it, its own and those it shares.
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { TextLink } from '@/ui/links';
import { ErrorState, LoadingCard } from '@/ui/states';
import { SectionCard } from '../../_frame/section-card';
import { FullnessBadge, FullnessBar } from './fullness';
import { useSubjectName } from './quota-words';

export interface DealerQuotaCardProps {
  readonly dealer: { readonly id: string; readonly code: string; readonly name: string };
}

export function DealerQuotaCard({ dealer }: DealerQuotaCardProps) {
  const t = useTranslations('quotas');
  const nameOf = useSubjectName();
  const query = useQuery(useTRPC().quotas.ofDealer.queryOptions({ dealerId: dealer.id }));
  if (query.isPending) return <LoadingCard lines={3} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const address = new URLSearchParams({ dealer: `${dealer.id}~${dealer.code} ${dealer.name}` });
  return (
    <SectionCard
      title={t('title')}
      action={
        query.data.length > 0 && (
          <TextLink href={`/quotas?${address}`} size="sm">
            {t('openAll')}
          </TextLink>
        )
      }
    >
      {query.data.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noneForDealer')}
        </Text>
      )}
      <Stack gap="md">
        {query.data.map((quota) => (
          <div key={quota.id}>
            <Group justify="space-between" gap={8} mb={6} wrap="nowrap">
              <Text size="sm" component="div" truncate>
                <TextLink href={`/quotas/${quota.id}`}>{nameOf(quota.item)}</TextLink>
                {quota.holder.kind !== 'DEALER' && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {t('shared', { holder: nameOf(quota.holder) })}
                  </Text>
                )}
              </Text>
              <FullnessBadge quota={quota} />
            </Group>
            <FullnessBar quota={quota} />
          </div>
        ))}
      </Stack>
    </SectionCard>
  );
}
