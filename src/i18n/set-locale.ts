'use server';
// Remembers the chosen language in the cookie that the next request reads.
import { cookies } from 'next/headers';
import { LOCALE_COOKIE, isAppLocale } from './locales';

const ONE_YEAR_SECONDS = 31_536_000;

/** Writes the locale cookie; anything that is not one of our languages is ignored. */
export async function setLocale(locale: string): Promise<void> {
  if (!isAppLocale(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, {
    maxAge: ONE_YEAR_SECONDS,
    path: '/',
    sameSite: 'lax',
  });
}
