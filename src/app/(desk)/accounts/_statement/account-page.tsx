'use client';
// The account of one dealer: its credit, and the statement of a period.
import { useQuery } from '@tanstack/react-query';
import { IconFileInvoice } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { useUrlFilters } from '@/ui/filters';
import { urlDate } from '@/ui/filters/url-fields';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState } from '@/ui/states';
import { DealerAccountPanel } from '../../dealers/[id]/_components/dealer-account-panel';
import classes from '../../receivables/_parts/parts.module.css';
import { Statement, type StatementPeriod } from './statement';

export interface AccountPageProps {
  readonly dealerId: string;
  /** Shown while the address names no other. */
  readonly period: StatementPeriod;
  readonly permissions: readonly string[];
}

const FILTERS = { from: urlDate(), to: urlDate() };

export function AccountPage({ dealerId, period, permissions }: AccountPageProps) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const chosen = {
    from: filters.values.from ?? period.from,
    to: filters.values.to ?? period.to,
  };
  const query = useQuery(trpc.receivables.statement.queryOptions({ dealerId, ...chosen }));
  const summary = query.data;
  return (
    <div className={classes.page}>
      <PageHeader
        title={summary?.dealerName ?? t('account.title')}
        crumbs={[{ label: t('account.list'), href: '/accounts' }]}
        description={summary?.dealerCode}
        actions={
          <AccountLinks dealerId={dealerId} name={summary?.dealerName} permissions={permissions} />
        }
      />
      <DealerAccountPanel dealerId={dealerId} isOwnPage />
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Statement
          dealerId={dealerId}
          period={chosen}
          summary={summary}
          onPeriod={(range) => filters.set(range)}
        />
      )}
    </div>
  );
}

function AccountLinks(props: {
  readonly dealerId: string;
  readonly name: string | undefined;
  readonly permissions: readonly string[];
}) {
  const t = useTranslations('receivables');
  const picked = encodeURIComponent(`${props.dealerId}~${props.name ?? ''}`);
  return (
    <>
      {props.permissions.includes('dealers.read') && (
        <LinkButton variant="default" href={`/dealers/${props.dealerId}`}>
          {t('account.openDealer')}
        </LinkButton>
      )}
      <LinkButton
        variant="default"
        href={`/invoices?dealer=${picked}&status=OPEN,PARTIALLY_PAID`}
        leftSection={<IconFileInvoice size={16} stroke={1.7} />}
      >
        {t('account.openInvoices')}
      </LinkButton>
    </>
  );
}
