// The own account: profile, password, and where it is signed in.
import { getTranslations } from 'next-intl/server';
import { Hydrated, currentUser, prefetch, trpc } from '@/trpc/server';
import { AccountView } from './_components/account-view';

export async function generateMetadata() {
  const t = await getTranslations('auth.account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const me = await currentUser();
  prefetch(trpc.identity.sessions.queryOptions());
  return (
    <Hydrated>
      <AccountView me={me} />
    </Hydrated>
  );
}
