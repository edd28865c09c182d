'use client';
// One deviation: its figures, what explains most of it, what was said, and what comes next.
import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { DeviationView } from '@/server/modules/analytics/deviation-schemas';
import { useTRPC } from '@/trpc/client';
import { DateText, DateTimeText, MoneyText, PercentText } from '@/ui/cells';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, Timeline } from '@/ui/states';
import { withQuery } from '../../dashboards/_drivers/driver-links';
import { FactList } from '../../_facts/fact-list';
import { DeviationDrivers } from './deviation-drivers';
import { DeviationForms } from './deviation-forms';
import { DeviationState } from './deviation-state';

interface Props {
  readonly id: string;
  readonly userId: string;
  readonly permissions: readonly string[];
}

export function DeviationDetail({ id, userId, permissions }: Props) {
  const t = useTranslations('deviations');
  const locale = useLocale();
  const trpc = useTRPC();
  const query = useQuery(trpc.deviations.get.queryOptions({ id }));
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingPage />;
  const row = query.data;
  const { yearId, periodNo, basis, span, centreId, accountId } = row;
  const figures = withQuery('/dashboards/variance', {
    ...{ year: yearId, through: String(periodNo), basis, over: span },
    ...{ centre: centreId, account: accountId },
  });
  return (
    <>
      <PageHeader
        title={[
          localName({ name: row.centreName, names: row.centreNames }, locale),
          localName({ name: row.accountName, names: row.accountNames }, locale),
        ].join(' · ')}
        crumbs={[{ label: t('title'), href: '/deviations' }]}
        description={`${row.number} · ${row.ruleName}`}
        actions={
          permissions.includes('budgets.read') ? (
            <LinkButton href={figures} variant="default">
              {t('entries')}
            </LinkButton>
          ) : undefined
        }
      />
      <Stack gap="md">
        <DeviationState {...row} />
        <Figures row={row} />
        <DeviationDrivers row={row} />
        <DeviationForms {...{ row, userId, permissions }} />
        <Steps id={id} />
      </Stack>
    </>
  );
}

function Figures({ row }: { readonly row: DeviationView }) {
  const t = useTranslations('deviations');
  const money = (minor: bigint | null, signed = false) => (
    <MoneyText minor={minor} currency={row.currency} signed={signed} />
  );
  const mark = row.varianceMinor > 0n ? 'F' : 'U';
  const rate = row.rate === null ? t('noBasis') : <PercentText ratio={Number(row.rate)} />;
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('facts')}
      </Title>
      <FactList
        facts={[
          { label: t('basisName'), value: t(`basis.${row.basis}`) },
          { label: t('period'), value: `${row.periodCode} · ${t(`span.${row.span}`)}` },
          {
            label: t('basisAmount'),
            value: row.basisMinor === null ? t('noBasis') : money(row.basisMinor),
          },
          { label: t('actual'), value: money(row.actualMinor) },
          {
            label: t('variance'),
            value: (
              <>
                {money(row.varianceMinor, true)} {t(`mark.${mark}`)}
              </>
            ),
          },
          { label: t('rate'), value: rate },
          { label: t('owner'), value: row.ownerName },
          { label: t('due'), value: <DateText date={row.dueOn} /> },
          { label: t('asOf'), value: <DateTimeText at={row.computedAt} /> },
          { label: t('explanation'), value: row.explanation },
          { label: t('action'), value: row.action },
          { label: t('actionDue'), value: <DateText date={row.actionDueOn} /> },
        ]}
      />
    </Card>
  );
}

const STEPS = [
  'raised',
  'raisedAgain',
  'worsened',
  'ask',
  'explain',
  'act',
  'return',
  'close',
  'reopen',
] as const;

function Steps({ id }: { readonly id: string }) {
  const t = useTranslations('deviations');
  const formats = useFormats();
  const query = useQuery(useTRPC().deviations.steps.queryOptions({ id }));
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('history')}
      </Title>
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      <Timeline
        events={(query.data ?? []).map((step) => {
          const known = STEPS.find((one) => one === step.action);
          return {
            id: step.id,
            title: known ? t(`step.${known}`) : step.action,
            at: step.at,
            by: step.userName ?? t('system'),
            detail: (
              <>
                {step.words && <Text size="sm">{step.words}</Text>}
                {step.dueOn && (
                  <Text size="sm" c="dimmed">
                    {t('doneBy', { date: formats.date(step.dueOn) })}
                  </Text>
                )}
              </>
            ),
          };
        })}
      />
    </Card>
  );
}
