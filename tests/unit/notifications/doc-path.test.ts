// The page a notice leads to.
import { describe, expect, it } from 'vitest';
import { docPath, noticePath } from '@/server/modules/notifications/domain/doc-path';

describe('the page of a notice', () => {
  it.each([
    ['CLAIM', '/claims/7'],
    ['RECEIPT', '/receipts/7'],
    ['HELD_RECEIPTS', '/receipts?bank=HELD'],
    ['SOMETHING', null],
  ])('about %s is %s', (kind, path) => {
    expect(docPath(kind, '7')).toBe(path);
  });

  it.each([
    ['REPORT_SCHEDULE', { dueOn: '2026-02-28' }, '/reports/regular/7?to=2026-02-28'],
    ['REPORT_SCHEDULE', {}, '/reports/regular/7'],
    ['DEVIATION', { dueOn: '2026-02-28' }, '/deviations/7'],
    ['SOMETHING', {}, null],
  ])('about %s that tells %o is %s', (docKind, params, path) => {
    expect(noticePath({ docKind, docId: '7', params })).toBe(path);
  });
});
