// The session token: only what we signed, only while it lasts.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { readSessionToken, writeSessionToken } from '@/server/api/session-token';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = new Date('2026-03-01T00:00:00Z');
const SOON = NOW.getTime() / 1000 + 60;
const ticket = (over: object = {}) => ({
  sessionId: newId(),
  orgId: newId(),
  userId: newId(),
  dealerId: null,
  expiresAt: SOON,
  ...over,
});
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('session token', () => {
  it.each([null, newId()])('is read back as it was written, dealer %s', (dealerId) => {
    const given = ticket({ dealerId });
    expect(readSessionToken(writeSessionToken(given, SECRET), SECRET, NOW)).toEqual(given);
  });

  it('ends with its time', () => {
    const token = writeSessionToken(ticket(), SECRET);
    expect(readSessionToken(token, SECRET, new Date(SOON * 1000 - 1))).not.toBeNull();
    expect(readSessionToken(token, SECRET, new Date(SOON * 1000))).toBeNull();
  });

  it('is worth nothing under another secret', () => {
    const token = writeSessionToken(ticket(), SECRET);
    expect(readSessionToken(token, `${SECRET}!`, NOW)).toBeNull();
  });

  it('is worth nothing when any character of it changes', () => {
    const token = writeSessionToken(ticket(), SECRET);
    for (let i = 0; i < token.length; i += 7) {
      const other = token[i] === 'x' ? 'y' : 'x';
      const forged = token.slice(0, i) + other + token.slice(i + 1);
      expect(readSessionToken(forged, SECRET, NOW)).toBeNull();
    }
  });

  it('is not signed by the secret itself, nor by no algorithm', () => {
    const payload = encode({ sid: newId(), org: newId(), sub: newId(), dlr: null, exp: SOON });
    const header = encode({ alg: 'HS256', typ: 'JWT' });
    const bare = createHmac('sha256', SECRET).update(`${header}.${payload}`).digest('base64url');
    const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`;
    for (const forged of [`${header}.${payload}.${bare}`, unsigned, `${header}.${payload}.`]) {
      expect(readSessionToken(forged, SECRET, NOW)).toBeNull();
    }
  });

  it.each(['', '.', '..', 'a.b.c', 'no dots at all', '🙂.🙂.🙂'])('is not %j', (text) => {
    expect(readSessionToken(text, SECRET, NOW)).toBeNull();
  });

  it('names ids only', () => {
    const odd = writeSessionToken(ticket({ orgId: "' OR 1=1" }), SECRET);
    expect(readSessionToken(odd, SECRET, NOW)).toBeNull();
  });
});
