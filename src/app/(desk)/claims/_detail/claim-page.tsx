'use client';
// One claim: its lines beside their evidence, what was accepted, and how it was paid.
import { Alert, Card, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { ClaimView } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { ExpenseTrail } from '../../expenses/_parts/expense-trail';
import { Amounts, Fact, Facts, Section } from '../../receivables/_parts/facts';
import parts from '../../receivables/_parts/parts.module.css';
import { ClaimActions } from './claim-actions';
import { ClaimLines } from './claim-lines';
import { EvidenceView } from './evidence-view';
import { SettlementRows } from './settlement-rows';

export interface ClaimPageProps {
  readonly claimId: string;
  readonly currency: string;
  readonly today: string;
  readonly userId: string;
}

export function ClaimPage({ claimId, currency, today, userId }: ClaimPageProps) {
  const t = useTranslations('expenses');
  const query = useQuery(useTRPC().expenses.claim.queryOptions({ claimId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <LoadingPage />;
  const claim = query.data;
  const isOwn = claim.claimant?.id === userId && claim.status === 'SUBMITTED';
  return (
    <div className={parts.page}>
      <PageHeader
        title={claim.number}
        crumbs={[{ label: t('claim.title'), href: '/claims' }]}
        badge={<StatusBadge status={claim.status} size="lg" />}
        actions={<ClaimActions {...{ claim, currency, today }} />}
      />
      {isOwn && (
        <Alert color="gray" icon={<IconInfoCircle size={18} stroke={1.7} aria-hidden />}>
          {t('claim.own')}
        </Alert>
      )}
      <ClaimSummary claim={claim} currency={currency} />
      <ClaimLines claim={claim} currency={currency} />
      <div className={parts.bottom}>
        <Section title={t('detail.history')}>
          <ExpenseTrail events={claim.timeline} />
        </Section>
        <Section title={t('settlement.title')}>
          <SettlementRows
            rows={claim.settlements}
            currency={currency}
            mayReverse={claim.actions.includes('reverse')}
          />
        </Section>
      </div>
    </div>
  );
}

function ClaimSummary({
  claim,
  currency,
}: {
  readonly claim: ClaimView;
  readonly currency: string;
}) {
  const t = useTranslations('expenses');
  const sum = (pick: (line: ClaimView['lines'][number]) => bigint) =>
    claim.lines.reduce((total, line) => total + pick(line), 0n);
  return (
    <div className={parts.summary}>
      <Card>
        <Facts>
          <Fact label={t('field.request')}>
            <TextLink href={`/expenses/${claim.requestId}`}>{claim.requestNumber}</TextLink>
            <Text size="sm">{claim.title}</Text>
          </Fact>
          <Fact label={t('field.claimant')}>{claim.claimant?.name ?? '–'}</Fact>
          <Fact label={t('field.claimedOn')}>
            <DateText date={claim.claimedOn} />
          </Fact>
          {claim.note && <Fact label={t('field.note')}>{claim.note}</Fact>}
          {claim.files.length > 0 && (
            <Fact label={t('claim.evidence')}>
              <EvidenceView files={claim.files} />
            </Fact>
          )}
        </Facts>
      </Card>
      <Card>
        <Amounts
          currency={currency}
          rows={[
            { label: t('amount.claimed'), minor: sum((line) => line.claimedMinor) },
            { label: t('amount.verified'), minor: sum((line) => line.verifiedMinor) },
            {
              label: t('amount.settled'),
              minor: sum((line) => line.settledMinor),
              isStrong: true,
            },
          ]}
        />
      </Card>
    </div>
  );
}
