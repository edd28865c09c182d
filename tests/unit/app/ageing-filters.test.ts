// The question of ageing in the address: a bucket stays with it down to the invoices.
import { expect, it } from 'vitest';
import {
  AGEING_FILTERS,
  agedHref,
  ageingListInput,
  bucketHref,
} from '@/app/(desk)/ageing/_summary/ageing-filters';
import { readQuery } from '@/ui/filters/url-fields';

it('opens a bucket, and behind a dealer the invoices of it', () => {
  const { searchParams } = new URL(bucketHref('>120', 'TWD'), 'http://desk');
  const input = ageingListInput(readQuery(searchParams, AGEING_FILTERS), '2026-06-15');
  expect(input).toEqual({ asOf: '2026-06-15', sort: 'overdue', bucket: '>120' });
  expect(agedHref('d1', input, '2026-06-15')).toBe('/ageing/d1?bucket=%3E120');
  expect(agedHref('d1', input, '2026-06-30')).toBe('/ageing/d1?asOf=2026-06-15&bucket=%3E120');
  expect(agedHref('d1', { asOf: '2026-06-15' }, '2026-06-15')).toBe('/ageing/d1');
});
