// Words and zone of a request: no language in the URL; the cookie decides, then the browser.
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE, chooseLocale, isAppLocale } from './locales';
import { loadMessages } from './messages';

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isAppLocale(asked)
    ? asked
    : chooseLocale(
        (await cookies()).get(LOCALE_COOKIE)?.value,
        (await headers()).get('accept-language'),
      );
  return {
    locale,
    messages: await loadMessages(locale),
    // Instants are shown in the organization's zone by FormatsProvider; this is only the base.
    timeZone: 'UTC',
  };
});
