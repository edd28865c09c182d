'use client';
// What lies below a deviation, as the books stand now; where they moved since it was found, that is said.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { DeviationView } from '@/server/modules/analytics/deviation-schemas';
import type { DriverDimension } from '@/server/modules/analytics/drivers-schemas';
import { useTRPC } from '@/trpc/client';
import { DriversPanel } from '../../dashboards/_drivers/drivers-panel';

export function DeviationDrivers({ row }: { readonly row: DeviationView }) {
  const t = useTranslations('deviations');
  const formats = useFormats();
  const locale = useLocale();
  const [by, setBy] = useState<DriverDimension | null>(null);
  const query = useQuery(
    useTRPC().deviations.drivers.queryOptions(
      { id: row.id, by, locale },
      { placeholderData: keepPreviousData },
    ),
  );
  const now = query.data?.total.varianceMinor ?? null;
  const note =
    now === null || now === row.varianceMinor
      ? null
      : t('moved', {
          found: formats.money(row.varianceMinor, row.currency, { signed: true }),
          now: formats.money(now, row.currency, { signed: true }),
        });
  return <DriversPanel query={query} title={t('drivers')} note={note} onDimension={setBy} />;
}
