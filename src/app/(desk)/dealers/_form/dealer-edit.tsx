'use client';
// Reads a dealer and opens its form.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DealerForm } from './dealer-form';

export function DealerEdit({ id }: { readonly id: string }) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.dealers.get.queryOptions({ id }),
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const dealer = query.data;
  return (
    <>
      <PageHeader
        title={t('editTitle', { name: dealer.name })}
        crumbs={[
          { label: t('list.title'), href: '/dealers' },
          { label: dealer.name, href: `/dealers/${id}` },
        ]}
      />
      <div style={{ maxWidth: 920 }}>
        <DealerForm dealer={dealer} />
      </div>
    </>
  );
}
