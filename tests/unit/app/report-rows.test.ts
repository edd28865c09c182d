// What the rows of a report are called in its picture.
import { describe, expect, it } from 'vitest';
import { accountKinds, labelOf, reportLines } from '@/app/(desk)/reports/_report/report-rows';
import type { Report } from '@/server/modules/analytics/schemas';

const text = (key: string) => ({ key, kind: 'text' as const });
const answer = (by: string[], keys: string[], rows: Report['rows']) =>
  ({ by, columns: keys.map(text), rows }) as unknown as Report;
const words = {
  none: '(none)',
  kindOf: (kind: string) => kind.toLowerCase(),
  dayOf: String,
  itself: (name: string) => `${name} alone`,
};
const labelsOf = (report: Report) =>
  reportLines(report).map((line) => labelOf(report, line, words));

const BY_CENTRE = ['centre', 'centre_name', 'account_kind'];

describe('the picture of a report', () => {
  it('says which is revenue and which expense where both are of one centre', () => {
    const report = answer(['centre'], BY_CENTRE, [
      ['N', 'North', 'REVENUE'],
      ['N', 'North', 'EXPENSE'],
    ]);
    expect(labelsOf(report)).toEqual(['North · revenue', 'North · expense']);
    expect(accountKinds(reportLines(report))).toEqual(['REVENUE', 'EXPENSE']);
  });

  it('does not where an account says it', () => {
    const report = answer(
      ['account', 'centre'],
      [...BY_CENTRE, 'account'],
      [['', '', 'EXPENSE', 'PROMO']],
    );
    expect(labelsOf(report)).toEqual(['PROMO · (none)']);
  });

  it('says nothing of kinds where there are none', () => {
    const report = answer(['dealer'], ['dealer'], [['D1']]);
    expect(labelsOf(report)).toEqual(['D1']);
    expect(accountKinds(reportLines(report))).toEqual([]);
  });
});
