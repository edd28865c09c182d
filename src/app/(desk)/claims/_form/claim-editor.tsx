'use client';
// Loads the request, and the draft where there is one, then edits it.
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingPage } from '@/ui/states';
import { ClaimForm } from './claim-form';

export interface ClaimEditorProps {
  readonly requestId: string;
  readonly claimId: string | null;
  readonly currency: string;
  readonly today: string;
}

export function ClaimEditor({ requestId, claimId, currency, today }: ClaimEditorProps) {
  const trpc = useTRPC();
  const calm = { refetchOnWindowFocus: false };
  const request = useQuery(trpc.expenses.request.queryOptions({ requestId }, calm));
  const claim = useQuery(
    trpc.expenses.claim.queryOptions(
      { claimId: claimId ?? '' },
      { ...calm, enabled: claimId !== null },
    ),
  );
  const failed = request.error ?? claim.error;
  if (failed) {
    const retry = () => void Promise.all([request.refetch(), claimId && claim.refetch()]);
    return <ErrorState error={failed} onRetry={retry} />;
  }
  if (!request.data || (claimId !== null && !claim.data)) return <LoadingPage />;
  return (
    <ClaimForm
      key={claimId ?? requestId}
      request={request.data}
      claim={claim.data ?? null}
      currency={currency}
      today={today}
    />
  );
}
