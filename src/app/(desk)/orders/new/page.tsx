// Entering a new order; `?from=` begins with the lines of another one.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { caller, Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { CopiedOrder, NewOrder } from '../_entry/entry-loader';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.entry');
  return { title: t('newTitle') };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The dealer a new order begins with: a dealer's user has one, staff may come from a dealer's page. */
async function firstDealer(own: string | null, asked: unknown) {
  const dealerId = own ?? (typeof asked === 'string' && isUuid(asked) ? asked : null);
  if (dealerId === null) return null;
  const { dealer } = await caller.orders.entryFrame({ dealerId });
  return dealer && { id: dealer.id, label: `${dealer.code} ${dealer.name}` };
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('orders.create');
  const { from, dealer: asked } = await searchParams;
  const rights = {
    mayPrice: me.permissions.includes('orders.overridePrice'),
    isDealer: me.user.dealerId !== null,
  };
  if (typeof from === 'string' && isUuid(from)) {
    return (
      <Hydrated>
        <CopiedOrder key={from} orderId={from} {...rights} />
      </Hydrated>
    );
  }
  const dealer = await firstDealer(me.user.dealerId, asked);
  prefetch(trpc.orders.entryFrame.queryOptions({ dealerId: dealer?.id ?? null }));
  return (
    <Hydrated>
      <NewOrder dealer={dealer} {...rights} />
    </Hydrated>
  );
}
