'use client';
// One agreement: its terms, the dealers it is for, and what has accrued by it, cycle by cycle.
import { Card, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { percentText } from '@/kernel/decimal';
import { localName } from '@/kernel/local-names';
import type { AgreementView } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { ExpenseTrail } from '../../expenses/_parts/expense-trail';
import { Fact, Facts, Section } from '../../receivables/_parts/facts';
import parts from '../../receivables/_parts/parts.module.css';
import { AccrualTable } from './accrual-table';
import { AgreementActions } from './agreement-actions';
import { Overlaps } from './overlaps';

export interface AgreementPageProps {
  readonly agreementId: string;
  readonly currency: string;
  readonly today: string;
}

export function AgreementPage({ agreementId, currency, today }: AgreementPageProps) {
  const t = useTranslations('expenses');
  const query = useQuery(useTRPC().expenses.agreement.queryOptions({ agreementId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <LoadingPage />;
  const agreement = query.data;
  return (
    <div className={parts.page}>
      <PageHeader
        title={`${agreement.code} · ${agreement.name}`}
        crumbs={[{ label: t('rebate.title'), href: '/rebates' }]}
        badge={<StatusBadge status={agreement.status} size="lg" />}
        actions={<AgreementActions agreement={agreement} today={today} />}
      />
      <Overlaps agreement={agreement} />
      <Terms agreement={agreement} />
      <Section title={t('rebate.accruals')}>
        <AccrualTable agreementId={agreement.id} currency={currency} />
      </Section>
      <div className={parts.bottom}>
        <Section title={t('detail.history')}>
          <ExpenseTrail events={agreement.timeline} dealers={agreement.dealers} />
        </Section>
        <Section title={t('rebate.tiers')}>
          <Tiers tiers={agreement.tiers} currency={currency} />
        </Section>
      </div>
    </div>
  );
}

function Terms({ agreement }: { readonly agreement: AgreementView }) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  return (
    <Card>
      <Facts>
        <Fact label={t('field.days')}>
          <DateText date={agreement.startsOn} /> – <DateText date={agreement.endsOn} />
        </Fact>
        <Fact label={t('rebate.method')}>{t(`rebate.methods.${agreement.method}`)}</Fact>
        <Fact label={t('rebate.cycle')}>{t(`rebate.cycles.${agreement.cycle}`)}</Fact>
        <Fact label={t('rebate.basis')}>{t(`rebate.bases.${agreement.basis}`)}</Fact>
        <Fact label={t('field.type')}>{localName(agreement.type, locale)}</Fact>
        <Fact label={t('field.centre')}>{localName(agreement.centre, locale)}</Fact>
        <Fact label={t('field.category')}>
          {agreement.category ? localName(agreement.category, locale) : t('rebate.allProducts')}
        </Fact>
        <Fact label={t('rebate.dealers')}>
          {agreement.dealers.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <TextLink href={`/dealers/${id}`}>{name}</TextLink>
            </span>
          ))}
        </Fact>
      </Facts>
    </Card>
  );
}

interface TiersProps {
  readonly tiers: AgreementView['tiers'];
  readonly currency: string;
}

function Tiers({ tiers, currency }: TiersProps) {
  const t = useTranslations('expenses.rebate');
  const formats = useFormats();
  return (
    <Table aria-label={t('tiers')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" ta="end">
            {t('upTo')}
          </Table.Th>
          <Table.Th scope="col" ta="end">
            {t('rate')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tiers.map(({ upToMinor, rate }) => (
          <Table.Tr key={String(upToMinor)}>
            <Table.Td ta="end">
              {upToMinor === null ? (
                <Text span inherit c="dimmed">
                  {t('openEnd')}
                </Text>
              ) : (
                formats.money(upToMinor, currency)
              )}
            </Table.Td>
            <Table.Td ta="end">{percentText(rate)} %</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
