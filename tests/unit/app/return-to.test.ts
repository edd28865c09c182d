// After signing in people land on a page of ours, whatever the address says.
import { describe, expect, it } from 'vitest';
import { returnPath } from '../../../src/app/(auth)/sign-in/return-to';

describe('the page to return to', () => {
  it.each([
    ['/orders?status=OPEN#top', '/orders?status=OPEN#top'],
    ['/', '/'],
    [undefined, '/'],
    ['', '/'],
    ['orders', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/\t/evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?returnTo=/sign-in', '/'],
    ['/orders/../../x', '/x'],
  ])('%j leads to %j', (asked, path) => {
    expect(returnPath(asked)).toBe(path);
  });
});
