'use client';
// The periods of a year; whoever may closes and reopens them, with a reason.
import { Badge, Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { PeriodItem, YearView } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction } from '@/ui/states';
import { DataTable, dateColumn, dateTimeColumn, fixedSource, textColumn } from '@/ui/tables';
import type { Column } from '@/ui/tables';

interface PeriodTableProps {
  readonly year: YearView;
  readonly canClose: boolean;
  readonly today: string;
}

const isClosed = ({ status }: PeriodItem) => status === 'CLOSED';

function useColumns(onChange: ((period: PeriodItem) => void) | null) {
  const t = useTranslations('centres.calendars');
  const f = useTranslations('common.field');
  return useMemo((): Column<PeriodItem>[] => {
    const columns: Column<PeriodItem>[] = [
      textColumn({ id: 'code', label: t('period'), value: (one) => one.code, phone: 'title' }),
      dateColumn({ id: 'startsOn', label: f('from'), value: (one) => one.startsOn }),
      dateColumn({ id: 'endsOn', label: f('to'), value: (one) => one.endsOn }),
      {
        ...textColumn<PeriodItem>({
          id: 'status',
          label: f('status'),
          value: (one) => t(`status.${one.status}`),
          phone: 'badge',
          width: 130,
        }),
        cell: (one) => (
          <Badge
            color={isClosed(one) ? 'gray' : 'green'}
            leftSection={
              isClosed(one) ? (
                <IconLock size={12} aria-hidden />
              ) : (
                <IconLockOpen size={12} aria-hidden />
              )
            }
          >
            {t(`status.${one.status}`)}
          </Badge>
        ),
      },
      dateTimeColumn({ id: 'closedAt', label: t('closedAt'), value: (one) => one.closedAt }),
      textColumn({ id: 'closedBy', label: t('closedBy'), value: (one) => one.closedByName }),
    ];
    if (!onChange) return columns;
    const act: Column<PeriodItem> = {
      id: 'act',
      label: '',
      width: 130,
      fixed: true,
      align: 'end',
      phone: 'meta',
      isEmpty: () => false,
      cell: (one) => (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={
            isClosed(one) ? (
              <IconLockOpen size={13} aria-hidden />
            ) : (
              <IconLock size={13} aria-hidden />
            )
          }
          onClick={() => onChange(one)}
        >
          {t(isClosed(one) ? 'reopen' : 'close')}
        </Button>
      ),
    };
    return [...columns, act];
  }, [t, f, onChange]);
}

export function PeriodTable({ year, canClose, today }: PeriodTableProps) {
  const t = useTranslations('centres.calendars');
  const trpc = useTRPC();
  const [askedFor, setAsked] = useState<PeriodItem | null>(null);
  // As it is now, where somebody else changed it since it was asked about.
  const asked = askedFor && (year.periods.find(({ id }) => id === askedFor.id) ?? askedFor);
  const refresh = [trpc.centres.pathFilter()];
  const close = useWrite(trpc.centres.calendars.closePeriod, { refresh });
  const reopen = useWrite(trpc.centres.calendars.reopenPeriod, { refresh });
  const columns = useColumns(canClose ? setAsked : null);
  const verb = askedFor && isClosed(askedFor) ? 'reopen' : 'close';
  return (
    <>
      <DataTable
        tableId="fiscal-periods"
        label={t('periodsOf', { year: year.code })}
        columns={columns}
        source={fixedSource(year.periods)}
        rowKey={(one) => one.id}
        rowLabel={(one) => one.code}
        rowTone={(one) => {
          if (isClosed(one)) return 'muted';
          return one.startsOn <= today && today <= one.endsOn ? 'attention' : undefined;
        }}
        maxHeight="none"
      />
      {asked && (
        <ConfirmAction
          opened
          onClose={() => setAsked(null)}
          title={t(`${verb}Title`, { code: asked.code })}
          text={t(`${verb}Text`)}
          confirmLabel={t(verb)}
          reason="required"
          onConfirm={async (reason) => {
            const change = { id: asked.id, version: asked.version, reason };
            await (verb === 'close' ? close : reopen).mutateAsync(change);
            notifyDone(t(`${verb}Done`, { code: asked.code }));
          }}
        />
      )}
    </>
  );
}
