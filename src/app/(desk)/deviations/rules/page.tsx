// The rules of deviation.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RuleList } from '../_parts/rule-list';

export async function generateMetadata() {
  const t = await getTranslations('deviations.ruleList');
  return { title: t('title') };
}

export default async function DeviationRulesPage() {
  const me = await requireUser('deviations.read');
  prefetch(trpc.deviations.rules.queryOptions());
  return (
    <Hydrated>
      <RuleList mayWrite={me.permissions.includes('deviations.manage')} />
    </Hydrated>
  );
}
