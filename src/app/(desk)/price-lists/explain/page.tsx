// Which price would this dealer get, and why.
import { getTranslations } from 'next-intl/server';
import { requireUser } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { SectionCard } from '../../_frame/section-card';
import { PriceExplainer } from '../_explain/price-explainer';

export async function generateMetadata() {
  const t = await getTranslations('catalog.prices');
  return { title: t('explainTitle') };
}

export default async function ExplainPricePage() {
  await requireUser('prices.read');
  const t = await getTranslations('catalog.prices');
  return (
    <>
      <PageHeader
        title={t('explainTitle')}
        description={t('explainText')}
        crumbs={[{ label: t('title'), href: '/price-lists' }]}
      />
      <div style={{ maxWidth: 1200 }}>
        <SectionCard title={t('question')}>
          <PriceExplainer />
        </SectionCard>
      </div>
    </>
  );
}
