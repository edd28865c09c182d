// The page a notice leads to.
import { describe, expect, it } from 'vitest';
import { docPath } from '@/server/modules/notifications/domain/doc-path';

describe('the page of a notice', () => {
  it.each([
    ['CLAIM', '/claims/7'],
    ['RECEIPT', '/receipts/7'],
    ['HELD_RECEIPTS', '/receipts?bank=HELD'],
    ['SOMETHING', null],
  ])('about %s is %s', (kind, path) => {
    expect(docPath(kind, '7')).toBe(path);
  });
});
