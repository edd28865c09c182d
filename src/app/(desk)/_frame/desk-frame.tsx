'use client';
// Puts the shell around a page: sign-out, the language kept with the account, the notice of an
// ended session.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { requestSignOut } from '@/trpc/auth-requests';
import { useTRPC, useWrite } from '@/trpc/client';
import type { Me } from '@/server/modules/identity/schemas';
import { DeskShell } from '@/ui/shell';
import { Bell } from '../_bell/bell';
import { SignedOutNotice } from './signed-out-notice';
import { usePaletteSearch } from './use-palette-search';

interface DeskFrameProps {
  readonly me: Me;
  readonly children: ReactNode;
}

async function leave(): Promise<void> {
  await requestSignOut();
  // A full load: nothing of this person stays in memory.
  window.location.assign('/sign-in');
}

export function DeskFrame({ me, children }: DeskFrameProps) {
  const t = useTranslations('auth.role');
  const trpc = useTRPC();
  const keepLocale = useWrite(trpc.identity.chooseLocale);
  const { user, organization, permissions } = me;
  const search = usePaletteSearch(permissions);
  return (
    <DeskShell
      organizationName={organization.name}
      user={{ name: user.name, email: user.email, roles: user.roles.map((role) => t(role)) }}
      permissions={permissions}
      search={search}
      headerExtra={user.dealerId ? undefined : <Bell />}
      onSignOut={() => void leave()}
      onChooseLocale={(locale) => keepLocale.mutate({ locale })}
    >
      {children}
      <SignedOutNotice />
    </DeskShell>
  );
}
