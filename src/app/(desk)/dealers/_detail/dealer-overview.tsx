'use client';
// What a dealer is, on which terms it buys, and where its account stands.
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { DealerView } from '@/server/modules/dealers/schemas';
import { FactList } from '../../_facts/fact-list';
import { SectionCard } from '../../_frame/section-card';
import { DealerQuotaCard } from '../../quotas/_parts/dealer-quota-card';
import { DealerAccountPanel } from '../[id]/_components/dealer-account-panel';

export interface DealerOverviewProps {
  readonly dealer: DealerView;
  readonly can: (permission: string) => boolean;
}

export function DealerOverview({ dealer, can }: DealerOverviewProps) {
  const t = useTranslations();
  const locale = useLocale();
  const formats = useFormats();
  const path = (nodes: DealerView['regionPath']) =>
    nodes.map((node) => localName(node, locale)).join(' / ');
  const primary = dealer.contacts.find((contact) => contact.isPrimary) ?? dealer.contacts[0];
  const overdue =
    dealer.overdueDays === null
      ? t('dealers.overdueDefault')
      : t('dealers.overdueOwn', { days: dealer.overdueDays });
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" maw={1280}>
      <Stack gap="md">
        <SectionCard title={t('dealers.identity')}>
          <FactList
            facts={[
              { label: t('common.field.code'), value: dealer.code },
              { label: t('common.field.region'), value: path(dealer.regionPath) },
              { label: t('common.field.level'), value: path(dealer.levelPath) },
              { label: t('common.field.salesperson'), value: dealer.salespersonName },
              { label: t('dealers.taxNumber'), value: dealer.taxNumber },
              {
                label: t('dealers.contact'),
                value: primary && [primary.name, primary.phone].filter(Boolean).join(', '),
              },
              {
                label: t('common.field.createdAt'),
                value: formats.dateTime(dealer.createdAt),
              },
            ]}
          />
          {dealer.note && (
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {dealer.note}
            </Text>
          )}
        </SectionCard>
        <SectionCard title={t('dealers.terms')}>
          <FactList
            facts={[
              {
                label: t('dealers.termsKindLabel'),
                value: t(`dealers.termsKind.${dealer.termsKind}`, { days: dealer.termsDays }),
              },
              { label: t('common.field.currency'), value: dealer.currency },
              { label: t('dealers.overdueDays'), value: overdue },
              {
                label: t('common.field.tax'),
                value: t(dealer.taxExempt ? 'dealers.isExempt' : 'dealers.isTaxed'),
              },
            ]}
          />
        </SectionCard>
      </Stack>
      <Stack gap="md">
        {can('invoices.read') && <DealerAccountPanel dealerId={dealer.id} />}
        {can('quotas.read') && <DealerQuotaCard dealer={dealer} />}
      </Stack>
    </SimpleGrid>
  );
}
