// A new agreement on a rebate.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { AgreementForm } from '../_form/agreement-form';
import { emptyAgreement } from '../_form/agreement-values';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.rebate');
  return { title: t('new') };
}

export default async function Page() {
  const { today, organization } = await requireUser('rebates.write');
  const start = {
    ...{ id: null, version: null, kept: {} },
    ...{ values: emptyAgreement(today), currency: organization.currency },
  };
  return (
    <Hydrated>
      <AgreementForm start={start} />
    </Hydrated>
  );
}
