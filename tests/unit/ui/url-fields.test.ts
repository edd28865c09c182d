import { describe, expect, it } from 'vitest';
import {
  readQuery,
  urlChoice,
  urlChoices,
  urlDate,
  urlFlag,
  urlPicked,
  urlSort,
  urlText,
  writeQuery,
} from '@/ui/filters/url-fields';

const spec = {
  q: urlText(),
  status: urlChoices(['DRAFT', 'SUBMITTED', 'CLOSED']),
  kind: urlChoice(['a', 'b']),
  from: urlDate(),
  late: urlFlag(),
  dealer: urlPicked(),
  sort: urlSort(['total', 'date'], { id: 'date', direction: 'desc' }),
};

const values = {
  q: 'blue & harbor',
  status: ['DRAFT', 'CLOSED'],
  kind: 'b',
  from: '2025-03-09',
  late: true,
  dealer: { id: '0198-ab', label: '藍港 ~ Ltd' },
  sort: { id: 'total', direction: 'asc' },
} as const;

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const query = writeQuery('', spec, { ...values, dealer: { ...values.dealer } });
    expect(readQuery(new URLSearchParams(query), spec)).toEqual(values);
  });

  it('leave out what is not set, and keep what belongs to others', () => {
    expect(writeQuery('?page=2&q=x', spec, { q: '', status: [], late: false })).toBe('page=2');
    expect(writeQuery('', spec, { sort: { id: 'date', direction: 'desc' } })).toBe('');
  });

  it('count as not set where they cannot be read', () => {
    const query =
      'status=CLOSED,NONSENSE,DRAFT&kind=z&from=2025-02-30&dealer=%3Cb%3E&sort=-nothing';
    expect(readQuery(new URLSearchParams(query), spec)).toEqual({
      q: '',
      status: ['DRAFT', 'CLOSED'],
      kind: undefined,
      from: undefined,
      late: false,
      dealer: null,
      sort: { id: 'date', direction: 'desc' },
    });
  });
});
