'use client';
// Loads an agreement into its form.
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingPage } from '@/ui/states';
import { AgreementForm } from './agreement-form';
import { valuesOf } from './agreement-values';

interface AgreementEditorProps {
  readonly agreementId: string;
  readonly currency: string;
}

export function AgreementEditor({ agreementId, currency }: AgreementEditorProps) {
  const query = useQuery(useTRPC().expenses.agreement.queryOptions({ agreementId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <LoadingPage />;
  const { id, version, programme, category } = query.data;
  const kept = { programmeId: programme?.id ?? null, categoryId: category?.id ?? null };
  const start = { id, version, kept, currency, values: valuesOf(query.data, currency) };
  return <AgreementForm key={version} start={start} />;
}
