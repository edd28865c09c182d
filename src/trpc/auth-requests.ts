// Signing in and out: the requests that set and clear the session cookie, to next-auth.
import type { DomainErrorShape } from '@/kernel/domain-error';

const AUTH_PATH = '/api/auth';

async function csrfToken(): Promise<string> {
  const response = await fetch(`${AUTH_PATH}/csrf`, { cache: 'no-store' });
  const { csrfToken: token } = (await response.json()) as { csrfToken: string };
  return token;
}

/** Posts a form and gives the address that next-auth would send a browser to. */
async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const body = new URLSearchParams({
    callbackUrl: window.location.origin,
    ...fields,
    csrfToken: await csrfToken(),
    json: 'true',
  });
  const response = await fetch(`${AUTH_PATH}/${path}`, { method: 'POST', body });
  const { url } = (await response.json()) as { url: string };
  return new URL(url, window.location.origin);
}

/** Reads the refusal that next-auth carries in an address; null where there is none. */
export function refusalIn(query: URLSearchParams): DomainErrorShape | null {
  const text = query.get('error');
  if (text === null) return null;
  try {
    const shape = JSON.parse(text) as DomainErrorShape;
    if (typeof shape.code === 'string') return shape;
  } catch {
    // One of next-auth's own words, such as "OAuthCallback".
  }
  return { code: 'identity.signInFailed', status: 'refused', params: {} };
}

/** Null when signed in, otherwise why not. Throws only where the server cannot be reached. */
export async function requestSignIn(
  email: string,
  password: string,
): Promise<DomainErrorShape | null> {
  const url = await post('callback/credentials', { email, password });
  return refusalIn(url.searchParams);
}

/** Leaves for the identity provider; comes back to `returnTo`. */
export async function requestProviderSignIn(provider: string, returnTo: string): Promise<void> {
  const callbackUrl = new URL(returnTo, window.location.origin).toString();
  const url = await post(`signin/${provider}`, { callbackUrl });
  window.location.assign(url);
}

/** Ends the session here and in the database. */
export async function requestSignOut(): Promise<void> {
  await post('signout', {});
}
