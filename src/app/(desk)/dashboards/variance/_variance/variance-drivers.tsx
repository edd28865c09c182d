'use client';
// What lies below the node of the page: its parts down to the documents.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { isUuid } from '@/kernel/ids';
import {
  DRIVER_DIMENSIONS,
  type DriverDimension,
  type DriversInput,
} from '@/server/modules/analytics/drivers-schemas';
import { useTRPC } from '@/trpc/client';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { DriversPanel } from '../../_drivers/drivers-panel';
import { useSpan } from '../../_parts/use-span';

const FILTERS = { drivers: urlChoice(DRIVER_DIMENSIONS) };
const uuidOf = (text: string) => (isUuid(text) ? text : null);

export interface VarianceDriversProps {
  readonly basis: DriversInput['basis'];
  readonly over: DriversInput['over'];
  readonly centre: string;
  readonly account: string;
}

export function VarianceDrivers({ basis, over, centre, account }: VarianceDriversProps) {
  const t = useTranslations('dashboards.drivers');
  const locale = useLocale();
  const { values, set } = useUrlFilters(FILTERS);
  const query = useQuery(
    useTRPC().figures.drivers.queryOptions(
      {
        ...{ ...useSpan(), basis, over, locale, by: values.drivers ?? null },
        ...{ centreId: uuidOf(centre), accountId: uuidOf(account) },
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const choose = (drivers: DriverDimension) => set({ drivers });
  return <DriversPanel query={query} title={t('title')} onDimension={choose} />;
}
