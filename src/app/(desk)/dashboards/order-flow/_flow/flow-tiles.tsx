'use client';
// How well lines were served, and how much came back.
import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { Otif, Returns } from '@/server/modules/analytics/figure-schemas';
import { StatCard } from '@/ui/states';
import type { Days } from '../../_parts/use-days';
import { wantedLinesHref } from './wanted-href';

export interface FlowTilesProps {
  readonly otif: Otif | undefined;
  readonly returns: Returns | undefined;
  readonly days: Days;
}

export function FlowTiles({ otif, returns, days }: FlowTilesProps) {
  const t = useTranslations('dashboards.orderFlow');
  const formats = useFormats();
  const rate = (value: string | null | undefined) => {
    if (value === undefined) return null;
    return value === null ? t('noBasis') : formats.percent(Number(value));
  };
  const lines = otif && formats.number(Number(otif.total.lines), 0);
  const wanted = wantedLinesHref(days);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
      <StatCard
        label={t('fillRate')}
        value={rate(otif?.total.fillRate)}
        hint={t('fillRateHint')}
        href={wanted}
      />
      <StatCard
        label={t('otifShipped')}
        value={rate(otif?.total.otifShipped)}
        hint={lines && t('otifHint', { lines })}
        href={wanted}
      />
      <StatCard
        label={t('otifDelivered')}
        value={rate(otif?.total.otifDelivered)}
        hint={t('otifDeliveredHint')}
        href={wanted}
      />
      <StatCard
        label={t('returnRate')}
        value={rate(returns?.total.rateByValue)}
        hint={
          returns &&
          t('returnRateHint', { rate: rate(returns.total.rateByQuantity) ?? t('noBasis') })
        }
        href={`/dashboards/lines?kind=RETURNED&${days.query}`}
      />
    </SimpleGrid>
  );
}
