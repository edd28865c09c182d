// Only the theme's own colours are used: the others have no tints that were checked for contrast.
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source';

const FOREIGN = ['yellow', 'teal', 'orange', 'lime', 'cyan', 'indigo', 'grape', 'pink'].join('|');
const USE = new RegExp(`['"](?:${FOREIGN})(?:\\.\\d)?['"]|--mantine-color-(?:${FOREIGN})-`);

describe('colours', () => {
  it('come from the theme', () => {
    const uses = ['src/app', 'src/ui']
      .flatMap((folder) => sourceFiles(folder, /\.(?:tsx?|css)$/))
      .flatMap(({ name, text }) =>
        text.split('\n').flatMap((line, at) => (USE.test(line) ? [`${name}:${at + 1}`] : [])),
      );
    expect(uses).toEqual([]);
  });
});
