'use client';
// A quiet page around one card: sign in, invitation, password.
import { Card, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';
import { HydrationMark } from './hydration-mark';
import { ColorSchemeMenu, LanguageMenu } from './preferences-menu';
import classes from './shell.module.css';

export function AuthFrame({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('common');
  return (
    <div className={classes.auth}>
      <HydrationMark />
      <header className={classes.authHeader}>
        <Group gap={9}>
          <BrandMark size={28} />
          <Text fw={620}>{t('product')}</Text>
        </Group>
        <Group gap={4}>
          <LanguageMenu />
          <ColorSchemeMenu />
        </Group>
      </header>
      <main className={classes.authMain}>
        <Stack gap="md" w="100%" maw={400}>
          <Card padding="xl" shadow="sm">
            {children}
          </Card>
          <Text size="xs" c="dimmed" ta="center">
            {t('tagline')}
          </Text>
        </Stack>
      </main>
    </div>
  );
}
