// Files that can be read in one sitting, and a word about each module at its door.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RANKS } from './rules';
import { sourceFiles } from './source';

const MOST_LINES = 300;

describe('files', () => {
  it('have at most 300 lines', () => {
    const long = ['src', 'scripts', 'bench', 'prisma', 'tests']
      .flatMap((folder) => sourceFiles(folder))
      .map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('say first what they are for', () => {
    const silent = sourceFiles('src').filter(
      ({ text }) => !/^(?:'use (?:client|server)';\n)?(?:\/\/|\/\*)/.test(text),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe.each(Object.keys(RANKS))('module %s', (module) => {
  it('says its nouns, what holds and what it tells', () => {
    const file = `src/server/modules/${module}/README.md`;
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8');
    for (const word of [/nouns/i, /invariants/i, /tables/i, /events/i]) expect(text).toMatch(word);
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
  });
});
