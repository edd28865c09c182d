'use client';
// The credit of one dealer: limit, what is used of it and by what, what is overdue, and what the
// reader may do about it.
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/i18n/errors';
import { useFormats } from '@/i18n/formats';
import type { AccountView } from '@/server/modules/receivables/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed } from '@/ui/feedback';
import { LinkButton, TextLink } from '@/ui/links';
import { ErrorState, LoadingCard } from '@/ui/states';
import classes from './account-panel.module.css';
import { CreditLimitDialog } from './credit-limit-dialog';
import { ExposureBar } from './exposure-bar';

export interface DealerAccountPanelProps {
  readonly dealerId: string;
  /** On the account's own page the way to it is left out. */
  readonly isOwnPage?: boolean;
}

export function DealerAccountPanel({ dealerId, isOwnPage = false }: DealerAccountPanelProps) {
  const t = useTranslations('receivables.account');
  const trpc = useTRPC();
  const query = useQuery(trpc.receivables.account.queryOptions({ dealerId }));
  if (query.isPending) return <LoadingCard lines={3} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const account = query.data;
  return (
    <Card component="section" aria-label={t('title')} padding={isOwnPage ? 'md' : 'lg'}>
      <Group justify="space-between" mb={12} gap={8}>
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <PanelActions account={account} />
      </Group>
      <Figures account={account} />
      <ExposureBar account={account} />
      <OverdueLine account={account} />
      {!isOwnPage && (
        <TextLink href={`/accounts/${dealerId}`} size="sm" mt={10} display="inline-block">
          {t('openAccount')}
        </TextLink>
      )}
    </Card>
  );
}

function Figures({ account }: { readonly account: AccountView }) {
  const t = useTranslations('receivables.account');
  const formats = useFormats();
  const { currency, creditLimitMinor: limit, availableMinor: available } = account;
  const money = (minor: bigint) => formats.money(minor, currency);
  const limitText =
    limit === 0n ? t('prepayment') : limit === null ? t('notLimited') : money(limit);
  const isOver = available !== null && available < 0n;
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t('limit')}</dt>
        <dd>{limitText}</dd>
      </div>
      <div>
        <dt>{t('exposure')}</dt>
        <dd>{money(account.exposureMinor)}</dd>
      </div>
      {available !== null && (
        <div>
          <dt>{t(isOver ? 'over' : 'available')}</dt>
          <dd data-over={isOver || undefined}>{money(isOver ? -available : available)}</dd>
        </div>
      )}
    </dl>
  );
}

function OverdueLine({ account }: { readonly account: AccountView }) {
  const t = useTranslations('receivables.account');
  const formats = useFormats();
  const isOverdue = account.overdueMinor > 0n;
  const Mark = isOverdue ? IconAlertTriangle : IconCircleCheck;
  return (
    <Text size="sm" className={classes.overdue} c={isOverdue ? 'red' : 'dimmed'}>
      <Mark size={15} stroke={1.8} aria-hidden />
      {isOverdue
        ? t('overdueText', {
            amount: formats.money(account.overdueMinor, account.currency),
            days: account.oldestOverdueDays,
          })
        : t('notOverdue')}
    </Text>
  );
}

function PanelActions({ account }: { readonly account: AccountView }) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const [isChanging, setChanging] = useState(false);
  const { dealerId, actions } = account;
  const apply = useWrite(trpc.receivables.allocateAll, {
    refresh: [trpc.receivables.pathFilter()],
    onSuccess: () => notifyDone(t('account.applied')),
    onError: (error) => notifyFailed(errorText(error)),
  });
  return (
    <Group gap={6}>
      {actions.includes('allocateAll') && (
        <Button
          size="compact-sm"
          variant="default"
          loading={apply.isPending}
          onClick={() => apply.mutate({ dealerId })}
        >
          {t('account.applyAll')}
        </Button>
      )}
      {actions.includes('setCreditLimit') && (
        <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
          {t('account.changeLimit')}
        </Button>
      )}
      {actions.includes('receive') && (
        <LinkButton size="compact-sm" href={`/receipts/new?dealer=${dealerId}`}>
          {t('invoice.receive')}
        </LinkButton>
      )}
      {isChanging && <CreditLimitDialog account={account} onClose={() => setChanging(false)} />}
    </Group>
  );
}
