'use client';
// Loads a draft, then edits it.
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingPage } from '@/ui/states';
import { valuesOf } from './form-model';
import { RequestForm } from './request-form';

export interface RequestEditorProps {
  readonly requestId: string;
  readonly currency: string;
  readonly mayTransfer: boolean;
}

export function RequestEditor({ requestId, currency, mayTransfer }: RequestEditorProps) {
  const query = useQuery(
    useTRPC().expenses.request.queryOptions({ requestId }, { refetchOnWindowFocus: false }),
  );
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <LoadingPage />;
  const { version, number } = query.data;
  const values = valuesOf(query.data, currency);
  return (
    <RequestForm
      key={requestId}
      start={{ requestId, version, number, values, currency, mayTransfer }}
    />
  );
}
