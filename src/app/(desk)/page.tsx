// Home is the first page of one's own menu.
import { redirect } from 'next/navigation';
import { currentUser } from '@/trpc/server';
import { visibleNav } from '@/ui/shell/nav-model';

export default async function Home() {
  const { permissions } = await currentUser();
  redirect(visibleNav(permissions)[0]?.items[0]?.href ?? '/account');
}
