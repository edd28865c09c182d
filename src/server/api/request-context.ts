// Reads from the headers of a request who claims to call and under which ids. Touches no database:
// whether the claims still hold is checked in the transaction of the procedure.
import { env } from '@/env';
import { newId } from '@/kernel/ids';
import { clientAddress, type HeaderReader } from '@/server/platform/site';
import type { RequestContext } from './context';
import type { SessionClaims } from './session';
import { readSessionToken, sessionCookieName } from './session-token';

const REQUEST_ID = /^[A-Za-z0-9_.-]{8,64}$/;
const USER_AGENT_MAX = 300;

function cookieOf(headers: HeaderReader, name: string): string | undefined {
  const wanted = `${name}=`;
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const cookie = part.trimStart();
    if (cookie.startsWith(wanted)) return cookie.slice(wanted.length);
  }
  return undefined;
}

/** What the session cookie claims, if its signature is ours and it has not expired. */
export function claimsOfRequest(headers: HeaderReader, now: Date): SessionClaims | null {
  const token = cookieOf(headers, sessionCookieName());
  if (!token) return null;
  const ticket = readSessionToken(token, env().AUTH_SECRET, now);
  if (!ticket) return null;
  const { sessionId, orgId, userId, dealerId } = ticket;
  return { sessionId, orgId, userId, dealerId };
}

export function requestContextOf(headers: HeaderReader): RequestContext {
  const givenId = headers.get('x-request-id');
  return {
    claims: claimsOfRequest(headers, new Date()),
    requestId: givenId !== null && REQUEST_ID.test(givenId) ? givenId : newId(),
    idempotencyKey: headers.get('idempotency-key') ?? undefined,
    address: clientAddress(headers),
    userAgent: headers.get('user-agent')?.slice(0, USER_AGENT_MAX) ?? null,
    now: () => new Date(),
  };
}
