// Every day that crosses the wire is one of the business calendar: a year of two digits opens series
// of numbers, periods and ages of its own.
import { expect, it } from 'vitest';
import { sourceFiles } from './source';

it('schemas take days by the field of the kernel', () => {
  const others = sourceFiles('src', /\.tsx?$/)
    .filter(({ text }) => /z\.iso\.date\(/.test(text))
    .map(({ name }) => name);
  expect(others).toEqual([]);
});
