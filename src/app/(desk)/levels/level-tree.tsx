'use client';
// Levels as a tree; dealers stand in them and price lists can serve them.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC, useWrite } from '@/trpc/client';
import { TreePage } from '../_tree/tree-page';

export function LevelTree({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const refresh = [trpc.dealers.pathFilter()];
  const create = useWrite(trpc.dealers.levels.create, { refresh });
  const update = useWrite(trpc.dealers.levels.update, { refresh });
  const remove = useWrite(trpc.dealers.levels.remove, { refresh });
  const query = useQuery(
    trpc.dealers.levels.list.queryOptions(undefined, {
      select: (nodes) => nodes.map((node) => ({ ...node, count: node.dealers })),
    }),
  );
  return (
    <TreePage
      words={{
        title: t('levels.title'),
        description: t('levels.description'),
        add: t('levels.add'),
        edit: t('levels.edit'),
        none: t('levels.none'),
        noneHint: t('levels.noneHint'),
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
