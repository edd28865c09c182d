'use client';
// Categories as a tree; products stand in them.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC, useWrite } from '@/trpc/client';
import { TreePage } from '../_tree/tree-page';

export function CategoryTree({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('catalog.categories');
  const trpc = useTRPC();
  const refresh = [trpc.catalog.pathFilter()];
  const create = useWrite(trpc.catalog.createCategory, { refresh });
  const update = useWrite(trpc.catalog.updateCategory, { refresh });
  const remove = useWrite(trpc.catalog.removeCategory, { refresh });
  const query = useQuery(
    trpc.catalog.listCategories.queryOptions(undefined, {
      select: (nodes) => nodes.map((node) => ({ ...node, count: node.products })),
    }),
  );
  return (
    <TreePage
      words={{
        title: t('title'),
        description: t('description'),
        add: t('add'),
        edit: t('edit'),
        none: t('none'),
        noneHint: t('noneHint'),
        count: (count) => t('count', { count }),
      }}
      query={query}
      canWrite={canWrite}
      create={(values) => create.mutateAsync(values)}
      update={(id, values) => update.mutateAsync({ ...values, id })}
      remove={(ref) => remove.mutateAsync(ref)}
    />
  );
}
