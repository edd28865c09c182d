// The outermost frame: language, theme, and the words every page may need.
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PUBLIC_AREAS, pickAreas } from '@/i18n/messages';
import { ApiProvider } from '@/trpc/client';
import { AppProviders } from '@/ui/theme/app-providers';
import '@/ui/theme/styles';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('tagline'),
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f8fa' },
    { media: '(prefers-color-scheme: dark)', color: '#13181c' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, messages, requestHeaders] = await Promise.all([
    getLocale(),
    getMessages(),
    headers(),
  ]);
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript
          defaultColorScheme="auto"
          nonce={requestHeaders.get('x-nonce') ?? undefined}
          suppressHydrationWarning
        />
      </head>
      <body>
        <NextIntlClientProvider messages={pickAreas(messages, PUBLIC_AREAS)}>
          <ApiProvider>
            <AppProviders>{children}</AppProviders>
          </ApiProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
