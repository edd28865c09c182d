// Tax rates of the organization.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { TaxRates } from './tax-rates';

export async function generateMetadata() {
  const t = await getTranslations('catalog.tax');
  return { title: t('title') };
}

export default async function TaxRatesPage() {
  const me = await requireUser('catalog.read');
  prefetch(trpc.catalog.listTaxRates.queryOptions());
  return (
    <Hydrated>
      <TaxRates canWrite={me.permissions.includes('catalog.write')} />
    </Hydrated>
  );
}
