// Days as they come in by the wire: of the calendar, and of a year that is no slip.
import { describe, expect, it } from 'vitest';
import { dayField } from '@/kernel/fields';

describe('a day', () => {
  it.each(['1900-01-01', '2024-02-29', '2026-12-31', '9999-12-31'])('is %s', (day) => {
    expect(dayField.parse(day)).toBe(day);
  });

  it.each([
    ['a year of two digits', '0026-06-15'],
    ['before the calendar of this business', '1899-12-31'],
    ['not in the calendar', '2026-02-30'],
    ['not a leap year', '1900-02-29'],
    ['another form', '2026/06/15'],
    ['with a time', '2026-06-15T00:00:00Z'],
    ['nothing', ''],
  ])('is not one %s', (_, text) => {
    expect(dayField.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([
      'request.badDate',
    ]);
  });
});
