import { expect, it } from 'vitest';
import { initialsOf } from '@/ui/shell/initials';

it.each([
  ['Ada Chen', 'AC'],
  ['  ada   maria chen ', 'AM'],
  ['Ada', 'AD'],
  ['陳怡君', '陳怡'],
  ['𠮷田 太郎', '𠮷太'],
  ['', ''],
])('“%s” is shown as %s', (name, letters) => {
  expect(initialsOf(name)).toBe(letters);
});
