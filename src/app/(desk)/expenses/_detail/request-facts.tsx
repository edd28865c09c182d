'use client';
// What the activity is, when, for whom, and what it should bring; the claims made of it.
import { Card, Group, Stack, Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import type { RequestView } from '@/server/modules/expenses/schemas';
import { DateText, MoneyText } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { StatusBadge } from '@/ui/states';
import { Fact, Facts, Section } from '../../receivables/_parts/facts';

interface Props {
  readonly request: RequestView;
  readonly currency: string;
}

export function RequestFacts({ request, currency }: Props) {
  const t = useTranslations('expenses.field');
  const locale = useLocale();
  return (
    <Card>
      <Facts>
        <Fact label={t('days')}>
          <DateText date={request.startsOn} /> – <DateText date={request.endsOn} />
        </Fact>
        <Fact label={t('requester')}>{request.requester?.name ?? '–'}</Fact>
        <Fact label={t('requestedOn')}>
          <DateText date={request.requestedOn} />
        </Fact>
        {request.expectedSalesMinor !== null && (
          <Fact label={t('expectedSales')}>
            <MoneyText minor={request.expectedSalesMinor} currency={currency} />
          </Fact>
        )}
        {request.dealers.length > 0 && (
          <Fact label={t('dealers')}>{request.dealers.map(({ name }) => name).join(', ')}</Fact>
        )}
        {request.products.length > 0 && (
          <Fact label={t('products')}>
            {request.products.map((product) => localName(product, locale)).join(', ')}
          </Fact>
        )}
        {request.externalNumber && <Fact label={t('external')}>{request.externalNumber}</Fact>}
        {request.expectedResult && (
          <Fact label={t('expectedResult')}>{request.expectedResult}</Fact>
        )}
        {request.note && <Fact label={t('note')}>{request.note}</Fact>}
      </Facts>
    </Card>
  );
}

export function RequestClaims({ request, currency }: Props) {
  const t = useTranslations('expenses.detail');
  return (
    <Section title={t('claims')}>
      {request.claims.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noClaims')}
        </Text>
      )}
      <Stack gap="xs">
        {request.claims.map((claim) => (
          <Group key={claim.id} justify="space-between" gap="xs">
            <Group gap="xs">
              <TextLink href={`/claims/${claim.id}`}>{claim.number}</TextLink>
              <StatusBadge status={claim.status} size="sm" />
            </Group>
            <MoneyText minor={claim.claimedMinor} currency={currency} />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
