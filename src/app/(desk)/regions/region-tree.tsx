'use client';
// Regions as a tree; dealers stand in them and price lists can serve them.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC, useWrite } from '@/trpc/client';
import { TreePage } from '../_tree/tree-page';

export function RegionTree({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const refresh = [trpc.dealers.pathFilter()];
  const create = useWrite(trpc.dealers.regions.create, { refresh });
  const update = useWrite(trpc.dealers.regions.update, { refresh });
  const remove = useWrite(trpc.dealers.regions.remove, { refresh });
  const query = useQuery(
    trpc.dealers.regions.list.queryOptions(undefined, {
      select: (nodes) => nodes.map((node) => ({ ...node, count: node.dealers })),
    }),
  );
  return (
    <TreePage
      words={{
        title: t('regions.title'),
        description: t('regions.description'),
        add: t('regions.add'),
        edit: t('regions.edit'),
        none: t('regions.none'),
        noneHint: t('regions.noneHint'),
        count: (count) => t('list.count', { count }),
      }}
      crumbs={[{ label: t('list.title'), href: '/dealers' }]}
      query={query}
      canWrite={canWrite}
      create={(values) => create.mutateAsync(values)}
      update={(id, values) => update.mutateAsync({ ...values, id })}
      remove={(ref) => remove.mutateAsync(ref)}
    />
  );
}
