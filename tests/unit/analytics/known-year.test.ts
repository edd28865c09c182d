// A year is a basis where sales are known from its first month on.
import { describe, expect, it } from 'vitest';
import { isKnownFrom } from '@/server/modules/analytics/domain/known-year';

describe('isKnownFrom', () => {
  it.each([
    { months: ['2025-01', '2025-03'], first: '2025-01', known: true },
    { months: ['2024-12', '2025-02'], first: '2025-01', known: true },
    { months: ['2025-11', '2025-12'], first: '2025-01', known: false },
    { months: [], first: '2025-01', known: false },
  ])('$months from $first: $known', ({ months, first, known }) => {
    expect(isKnownFrom(months, first)).toBe(known);
  });
});
