// Cells of a workbook as they would stand in a CSV.
import { describe, expect, it } from 'vitest';
import { cellText } from '@/server/modules/integrations/domain/read-file';

describe('a cell of a workbook', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [1234567.89, '1234567.89'],
    [-12, '-12'],
    [0.0000001, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [4711, '4711'],
    [0, '0'],
    ['007', '007'],
    [true, 'true'],
    [null, ''],
    [new Date('2026-03-09T00:00:00Z'), '2026-03-09'],
  ])('%s is read as %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });
});
