// The rules of approval.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RuleList } from './_parts/rule-list';

export async function generateMetadata() {
  const t = await getTranslations('approvals.rules');
  return { title: t('title') };
}

export default async function ApprovalRulesPage() {
  await requireUser('approvals.configure');
  prefetch(
    trpc.approvals.rules.queryOptions(),
    trpc.centres.list.queryOptions({ on: null }),
    trpc.centres.accounts.list.queryOptions(),
    trpc.expenses.types.queryOptions(),
  );
  return (
    <Hydrated>
      <RuleList />
    </Hydrated>
  );
}
