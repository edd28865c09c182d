// Changes an agreement that is not in force yet.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { requireUser } from '@/trpc/server';
import { AgreementEditor } from '../../_form/agreement-editor';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.rebate');
  return { title: t('edit') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('rebates.write');
  const { id: agreementId } = await params;
  if (!isUuid(agreementId)) notFound();
  return <AgreementEditor agreementId={agreementId} currency={me.organization.currency} />;
}
