// Where the product is reached, who reaches it from where, and whether a request comes from its own
// pages.
import { env, type Env } from '@/env';

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
export function isOwnOrigin(headers: Headers, settings: SiteSettings = env()): boolean {
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
 * The caller's network address. Each trusted proxy has appended the address it saw, so the first
 * one that is not ours stands that many places from the end; everything left of it is hearsay.
 */
export function clientAddress(headers: Headers, settings: SiteSettings = env()): string | null {
  const socket = headers.get('x-socket-address');
  const forwarded = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (settings.TRUSTED_PROXIES === 0) return socket ?? forwarded.at(-1) ?? null;
  return forwarded.at(-settings.TRUSTED_PROXIES) ?? forwarded[0] ?? socket;
}
