'use client';
// The state of an approval, in its own words.
import { useTranslations } from 'next-intl';
import type { CaseStatus as Status } from '@/server/modules/approvals/schemas';
import { StatusBadge } from '@/ui/states';

/** Looks of states that other documents have too. */
const LOOKS: Record<Status, string> = {
  PENDING: 'PENDING',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  RETURNED: 'REVERSED',
  WITHDRAWN: 'CANCELLED',
};

export function CaseStatus({ status }: { readonly status: Status }) {
  const t = useTranslations('approvals.status');
  return <StatusBadge status={LOOKS[status]} label={t(status)} />;
}
