'use client';
// Theme, dialogs, notifications and date locale for everything below; marks hydration for tests.
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useLocale } from 'next-intl';
import { useEffect, type ReactNode } from 'react';
import { DAYJS_LOCALE } from '../forms/dayjs-locales';
import { cssVariablesResolver, theme } from './theme';

/** A click before hydration is lost silently; whoever drives a browser waits for this mark. */
function useHydrationMark() {
  useEffect(() => {
    document.documentElement.dataset['hydrated'] = 'true';
  }, []);
}

export function AppProviders({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  useHydrationMark();
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
