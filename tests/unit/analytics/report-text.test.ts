// A report as a file for machines: exact figures, and no text that a spreadsheet would run.
import { describe, expect, it } from 'vitest';
import type { ReportColumn, ReportValue } from '@/server/modules/analytics/schemas';
import { reportText } from '@/server/modules/analytics/usecases/report-text';

const columns: ReportColumn[] = [
  { key: 'dealer', kind: 'text', dimension: 'dealer' },
  { key: 'currency', kind: 'text' },
  { key: 'variance_amount', kind: 'amount' },
  { key: 'variance_rate', kind: 'ratio' },
  { key: 'quantity', kind: 'quantity' },
];
const csvOf = (...row: ReportValue[]) =>
  reportText({ columns, rows: [row] }, 'csv')
    .split('\n')
    .slice(1)
    .join('\n');

describe('a report for machines', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', "'+1"],
    ['-2', "'-2"],
    ['@a', "'@a"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['plain-1', 'plain-1'],
  ])('in CSV keeps the text %j text', (dealer, field) => {
    expect(csvOf(dealer, 'USD', 100n, null, null)).toBe(`${field},USD,1.00,,\n`);
  });

  it('in CSV keeps figures below zero figures', () => {
    expect(csvOf('D1', 'USD', -150n, '-0.25', -3n)).toBe('D1,USD,-1.50,-0.25,-3\n');
  });

  it('in JSON says every text as it is', () => {
    const rows: ReportValue[][] = [['=1', 'USD', -150n, null, null]];
    expect(JSON.parse(reportText({ columns, rows }, 'json'))).toMatchObject([
      { dealer: '=1', variance_amount: '-1.50' },
    ]);
  });
});
