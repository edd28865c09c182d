// What a form for a new document offers of a tree.
import { expect, it } from 'vitest';
import { isOffered, offered } from '@/app/(desk)/_tree/offered';

const march = { from: '2026-03-01', through: '2026-03-31' };

it.each([
  ['in use', { active: true }, true],
  ['put out of use', { active: false }, false],
  ['a centre without days', { validFrom: null, validTo: null }, true],
  ['ended the day before', { validTo: '2026-02-28' }, false],
  ['ends on the first day', { validTo: '2026-03-01' }, true],
  ['begins on the last day', { validFrom: '2026-03-31' }, true],
  ['begins the day after', { validFrom: '2026-04-01' }, false],
])('%s', (_, node, answer) => {
  expect(isOffered({ id: 'a', ...node }, march)).toBe(answer);
});

it('holds nothing against a node while the days are not known', () => {
  const node = { id: 'a', validFrom: '2026-04-01', validTo: '2026-04-30' };
  expect(isOffered(node, { from: '', through: '' })).toBe(true);
});

it('keeps what the document names already', () => {
  const nodes = [
    { id: 'new', active: true },
    { id: 'old', active: false },
    { id: 'older', active: false },
  ];
  expect(offered(nodes, march, ['old', null]).map(({ id }) => id)).toEqual(['new', 'old']);
});
