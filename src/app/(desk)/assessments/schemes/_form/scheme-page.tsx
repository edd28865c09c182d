'use client';
// Reads a scheme and opens its form.
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatusBadge } from '@/ui/states';
import { SchemeForm } from './scheme-form';

export interface SchemePageProps {
  readonly id: string;
  readonly mayWrite: boolean;
}

export function SchemePage({ id, mayWrite }: SchemePageProps) {
  const t = useTranslations('assessments.schemes');
  const locale = useLocale();
  const query = useQuery(useTRPC().assessments.scheme.queryOptions({ id }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingPage />;
  return (
    <>
      <PageHeader
        title={localName(query.data, locale)}
        crumbs={[{ label: t('title'), href: '/assessments/schemes' }]}
        badge={<StatusBadge status={query.data.active ? 'ACTIVE' : 'INACTIVE'} size="lg" />}
      />
      <SchemeForm key={query.data.version} scheme={query.data} mayWrite={mayWrite} />
    </>
  );
}
