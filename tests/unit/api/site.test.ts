// Whose pages a request comes from, and from which address.
import { describe, expect, it } from 'vitest';
import { plainAddress } from '@/server/platform/socket-address';
import { clientAddress, isOwnOrigin, isSecureSite, siteUrl } from '@/server/platform/site';

const LOCAL = { PORT: 3000, TRUSTED_PROXIES: 0 };
const BEHIND = { PORT: 3000, TRUSTED_PROXIES: 1, APP_URL: 'https://orders.example.com/' };

describe('the address of the site', () => {
  it('is APP_URL, or a local start', () => {
    expect(siteUrl(LOCAL)).toBe('http://localhost:3000');
    expect(siteUrl(BEHIND)).toBe('https://orders.example.com');
    expect([isSecureSite(LOCAL), isSecureSite(BEHIND)]).toEqual([false, true]);
  });
});

describe('the origin of a request', () => {
  it.each([
    ['same origin by fetch metadata', { 'sec-fetch-site': 'same-origin' }, true],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, true],
    ['a foreign page', { 'sec-fetch-site': 'cross-site' }, false],
    ['a neighbour domain', { 'sec-fetch-site': 'same-site' }, false],
    ['same origin by name', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }, false],
    ['a foreign origin', { origin: 'https://evil.example', host: 'localhost:3000' }, false],
    ['an origin that hides', { origin: 'null', host: 'localhost:3000' }, false],
    [
      'a forged forwarded host',
      {
        origin: 'https://evil.example',
        host: 'localhost:3000',
        'x-forwarded-host': 'evil.example',
      },
      false,
    ],
    ['no browser', { host: 'localhost:3000' }, true],
  ])('%s', (_what, headers, expected) => {
    expect(isOwnOrigin(new Headers(headers as Record<string, string>), LOCAL)).toBe(expected);
  });

  it('may be known by a proxy that is trusted', () => {
    const headers = { origin: 'https://orders.example.com', host: 'web:3000' };
    expect(isOwnOrigin(new Headers(headers), BEHIND)).toBe(true);
    const forwarded = {
      ...headers,
      origin: 'https://alias.example',
      'x-forwarded-host': 'alias.example',
    };
    expect(isOwnOrigin(new Headers(forwarded), BEHIND)).toBe(true);
  });
});

describe('the address of a caller', () => {
  const forged = { 'x-forwarded-for': '1.1.1.1, 203.0.113.9', 'x-socket-address': '10.0.0.5' };

  it('is the socket, whatever a caller claims', () => {
    expect(clientAddress(new Headers(forged), LOCAL)).toBe('10.0.0.5');
    expect(clientAddress(new Headers({ 'x-forwarded-for': '1.1.1.1' }), LOCAL)).toBeNull();
  });

  it('is what the trusted proxies saw', () => {
    expect(clientAddress(new Headers(forged), BEHIND)).toBe('203.0.113.9');
    const two = { ...BEHIND, TRUSTED_PROXIES: 2 };
    expect(clientAddress(new Headers(forged), two)).toBe('1.1.1.1');
    const direct = new Headers({ 'x-socket-address': '10.0.0.5' });
    expect(clientAddress(direct, BEHIND)).toBe('10.0.0.5');
  });

  it.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:cafe', '::ffff:cafe'],
    [undefined, undefined],
  ])('%s is written %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });
});
