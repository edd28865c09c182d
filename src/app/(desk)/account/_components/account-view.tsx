'use client';
// The three cards of the own account, side by side on a desk, below one another on a phone.
import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Me } from '@/server/modules/identity/schemas';
import { PageHeader } from '@/ui/shell';
import { PasswordCard } from './password-card';
import { ProfileCard } from './profile-card';
import { SessionsCard } from './sessions-card';

export function AccountView({ me }: { readonly me: Me }) {
  const t = useTranslations('auth.account');
  return (
    <>
      <PageHeader title={t('title')} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" maw={1100} style={{ alignItems: 'start' }}>
        <Stack gap="md">
          <ProfileCard me={me} />
          <PasswordCard me={me} />
        </Stack>
        <SessionsCard />
      </SimpleGrid>
    </>
  );
}
