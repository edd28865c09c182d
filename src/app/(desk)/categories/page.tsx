// The category tree.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { CategoryTree } from './category-tree';

export async function generateMetadata() {
  const t = await getTranslations('catalog.categories');
  return { title: t('title') };
}

export default async function CategoriesPage() {
  const me = await requireUser('catalog.read');
  prefetch(trpc.catalog.listCategories.queryOptions());
  return (
    <Hydrated>
      <CategoryTree canWrite={me.permissions.includes('catalog.write')} />
    </Hydrated>
  );
}
