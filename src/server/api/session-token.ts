// The session token: a JWT (RFC 7519, HS256) that only names a session. What the session may do is
// read from the database with each request, so a stolen or stale token gives nothing by itself.
// Signing and checking take microseconds and need no key but AUTH_SECRET, in any process.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@/kernel/ids';
import { isSecureSite } from '@/server/platform/site';
import type { SessionClaims } from './session';
import { LOCAL_SESSION_COOKIE, SECURE_SESSION_COOKIE } from './session-cookie';

/** What a token says: whose session it is and until when. */
export interface SessionTicket extends SessionClaims {
  /** Seconds of Unix time. */
  expiresAt: number;
}

/** The cookie that carries the token here. */
export function sessionCookieName(): string {
  return isSecureSite() ? SECURE_SESSION_COOKIE : LOCAL_SESSION_COOKIE;
}

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const KEY_BYTES = 32;

const keys = new Map<string, Buffer>();

/** A key of its own for this use, so that nothing else signed with the secret passes for a token. */
function keyFrom(secret: string): Buffer {
  let key = keys.get(secret);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', secret, '', 'dealerdesk session token', KEY_BYTES));
    keys.set(secret, key);
  }
  return key;
}

function signature(signed: string, secret: string): Buffer {
  return createHmac('sha256', keyFrom(secret)).update(signed).digest();
}

export function writeSessionToken(ticket: SessionTicket, secret: string): string {
  const { sessionId, orgId, userId, dealerId, expiresAt } = ticket;
  const payload = { sid: sessionId, org: orgId, sub: userId, dlr: dealerId, exp: expiresAt };
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${signed}.${signature(signed, secret).toString('base64url')}`;
}

function parsePayload(text: string): SessionTicket | null {
  let payload: unknown;
  try {
    payload = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
  const { sid, org, sub, dlr, exp } = payload as Record<string, unknown>;
  const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);
  if (!isId(sid) || !isId(org) || !isId(sub) || (dlr !== null && !isId(dlr))) return null;
  if (typeof exp !== 'number') return null;
  return { sessionId: sid, orgId: org, userId: sub, dealerId: dlr, expiresAt: exp };
}

const REMEMBERED_MAX = 10_000;
const remembered = new Map<string, SessionTicket>();

/** The ticket of a token whose signature was found right before; the same text is right again. */
function verified(token: string, secret: string): SessionTicket | null {
  const known = `${secret} ${token}`;
  const found = remembered.get(known);
  if (found) return found;
  const ticket = verify(token, secret);
  if (!ticket) return null;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(known, ticket);
  return ticket;
}

/** The ticket, or null where the token is forged, malformed or expired. */
export function readSessionToken(token: string, secret: string, now: Date): SessionTicket | null {
  const ticket = verified(token, secret);
  return ticket && ticket.expiresAt * 1000 > now.getTime() ? { ...ticket } : null;
}

function verify(token: string, secret: string): SessionTicket | null {
  const dot = token.lastIndexOf('.');
  const signed = token.slice(0, Math.max(dot, 0));
  if (!signed.startsWith(`${HEADER}.`)) return null;
  const given = Buffer.from(token.slice(dot + 1), 'base64url');
  const wanted = signature(signed, secret);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return parsePayload(signed.slice(HEADER.length + 1));
}
