// Where the product is reached, who reaches it from where, and whether a request comes from its own
// pages.
import { env, type Env } from '@/env';
import { SOCKET_ADDRESS_HEADER } from './socket-address';

/** As much of a request's headers as is asked for here: those of fetch or of Node's server. */
export type HeaderReader = Pick<Headers, 'get'>;

type SiteSettings = Pick<Env, 'APP_URL' | 'PORT' | 'TRUSTED_PROXIES'>;

/** The address people open; without APP_URL a local start. */
export function siteUrl(settings: SiteSettings = env()): string {
  return (settings.APP_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '');
}

export function isSecureSite(settings: SiteSettings = env()): boolean {
  return siteUrl(settings).startsWith('https://');
}

/**
 * False for a request that a foreign page made a browser send. Browsers always name the origin of
 * a cross-site POST; a caller that names none is no browser and holds the cookie by itself.
 */
export function isOwnOrigin(headers: HeaderReader, settings: SiteSettings = env()): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  const forwarded = settings.TRUSTED_PROXIES > 0 ? headers.get('x-forwarded-host') : null;
  return [headers.get('host'), forwarded, new URL(siteUrl(settings)).host].includes(host);
}

/**
 * The caller's network address. Each trusted proxy appends the address it saw, so the caller stands
 * as many places from the end as there are proxies; everything left of that is hearsay.
 */
export function clientAddress(
  headers: HeaderReader,
  settings: SiteSettings = env(),
): string | null {
  const socket = headers.get(SOCKET_ADDRESS_HEADER);
  if (settings.TRUSTED_PROXIES === 0) return socket;
  const forwarded = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return forwarded.at(-settings.TRUSTED_PROXIES) ?? socket;
}
