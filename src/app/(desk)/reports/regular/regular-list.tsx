'use client';
// The reports that the person who looks is sent regularly.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ReportSchedule } from '@/server/modules/analytics/report-schedule-schemas';
import { usedArguments } from '@/server/modules/analytics/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, dateColumn, fixedSource, textColumn, type Column } from '@/ui/tables';
import { spanKey } from '../_report/schedule-dialog';
import { scheduleHref } from '../_report/schedule-href';

function useColumns(onEnd: (one: ReportSchedule) => void) {
  const t = useTranslations('reports');
  return useMemo((): Column<ReportSchedule>[] => {
    const dim = (key: string) => t(`dim.${key as 'day'}`);
    const question = ({ name, by, only, basis }: ReportSchedule) =>
      [
        by.map(dim).join(' · '),
        ...Object.entries(only).map(([dimension, code]) =>
          t('narrowed', { dimension: dim(dimension), code: code || t('none') }),
        ),
        ...(usedArguments(name, by).basis
          ? [t('comparedWith', { basis: t(`basisOf.${basis}`) })]
          : []),
      ].join(' — ');
    return [
      textColumn({
        id: 'report',
        label: t('regular.report'),
        value: ({ name }) => t(`name.${name}`),
        phone: 'title',
        minWidth: 190,
      }),
      textColumn({
        id: 'question',
        label: t('groupBy'),
        value: question,
        phone: 'subtitle',
        minWidth: 140,
      }),
      textColumn({
        id: 'repeat',
        label: t('regular.repeat'),
        value: ({ repeat }) => t(`regular.${repeat}`),
        width: 200,
      }),
      textColumn({
        id: 'span',
        label: t('regular.span'),
        value: ({ name, by, repeat, span }) =>
          usedArguments(name, by).from ? t(`regular.${spanKey(repeat, span)}`) : '',
        width: 150,
      }),
      dateColumn({ id: 'next', label: t('regular.next'), value: ({ nextOn }) => nextOn }),
      dateColumn({ id: 'last', label: t('regular.last'), value: ({ lastOn }) => lastOn }),
      {
        id: 'act',
        label: '',
        width: 90,
        fixed: true,
        align: 'end',
        phone: 'action',
        cell: (one) => (
          <Button size="compact-sm" variant="default" onClick={() => onEnd(one)}>
            {t('regular.end')}
          </Button>
        ),
      },
    ];
  }, [t, onEnd]);
}

export function RegularList() {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const query = useQuery(trpc.analytics.schedules.queryOptions());
  const [ending, setEnding] = useState<ReportSchedule | null>(null);
  const columns = useColumns(setEnding);
  const cancel = useWrite(trpc.analytics.cancelSchedule, {
    refresh: [trpc.analytics.schedules.pathFilter()],
  });
  const choose = <LinkButton href="/reports">{t('regular.choose')}</LinkButton>;
  return (
    <>
      <PageHeader
        title={t('regular.title')}
        crumbs={[{ label: t('title'), href: '/reports' }]}
        description={t('regular.about')}
      />
      {query.isPending && <LoadingCard lines={4} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="regular-reports"
          label={t('regular.title')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(one) => one.id}
          rowHref={(one) => scheduleHref(one)}
          rowLabel={({ name }) => t(`name.${name}`)}
          maxHeight="none"
          empty={{ title: t('regular.none'), text: t('regular.noneHint'), action: choose }}
        />
      )}
      {ending && (
        <ConfirmAction
          opened
          onClose={() => setEnding(null)}
          title={t('regular.endTitle')}
          text={t('regular.endText', { name: t(`name.${ending.name}`) })}
          confirmLabel={t('regular.end')}
          tone="danger"
          onConfirm={async () => {
            await cancel.mutateAsync({ id: ending.id });
            notifyDone(t('regular.ended'));
          }}
        />
      )}
    </>
  );
}
