// Frame of every signed-in page: who it is, their menu, their organization's figures, all words.
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FormatsProvider } from '@/i18n/formats';
import { currentUser } from '@/trpc/server';
import { DeskFrame } from './_frame/desk-frame';

export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const [me, messages] = await Promise.all([currentUser(), getMessages()]);
  const { timeZone, currency } = me.organization;
  return (
    <NextIntlClientProvider messages={messages}>
      <FormatsProvider timeZone={timeZone} currency={currency}>
        <DeskFrame me={me}>{children}</DeskFrame>
      </FormatsProvider>
    </NextIntlClientProvider>
  );
}
