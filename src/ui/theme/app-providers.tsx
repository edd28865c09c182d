'use client';
// Theme, dialogs, notifications and date locale for everything below.
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { DAYJS_LOCALE } from '../forms/dayjs-locales';
import { cssVariablesResolver, theme } from './theme';

export function AppProviders({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
    >
      <DatesProvider
        settings={{ locale: DAYJS_LOCALE[locale], firstDayOfWeek: 1, weekendDays: [0, 6] }}
      >
        <ModalsProvider>
          <Notifications position="bottom-right" autoClose={6000} limit={4} />
          {children}
        </ModalsProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
