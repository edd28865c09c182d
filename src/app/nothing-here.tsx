// An address that shows nothing, or nothing this person may see; the two are not told apart.
import { IconMapSearch } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/ui/states';
import { LinkButton } from '@/ui/links';
import { HydrationMark } from '@/ui/shell';

export async function NothingHere() {
  const t = await getTranslations('common');
  return (
    <div data-not-found>
      <HydrationMark />
      <EmptyState
        icon={IconMapSearch}
        title={t('state.notFoundTitle')}
        text={t('state.notFoundText')}
        action={<LinkButton href="/">{t('action.home')}</LinkButton>}
      />
    </div>
  );
}
