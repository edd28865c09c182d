// Import rules: low ranks know nothing of high ones, and a module is entered by its door.
import { describe, expect, it } from 'vitest';
import { broken, RANKS } from './rules';
import { importsOf, sourceFiles } from './source';

const verdicts = (name: string, text: string) =>
  importsOf(name, text).map((one) => broken(name, text, one));

describe('imports', () => {
  it('obey the ranks in every file', () => {
    const files = sourceFiles('src');
    expect(files.length).toBeGreaterThan(500);
    const found = files.flatMap(({ name, text, imports }) =>
      imports.flatMap((one) => {
        const reason = broken(name, text, one);
        return reason === null ? [] : [`${name} → ${one.target}: ${reason}`];
      }),
    );
    expect(found).toEqual([]);
  });

  it('give every module a rank', () => {
    const modules = new Set(
      sourceFiles('src/server/modules').map(({ name }) => name.split('/')[3] ?? ''),
    );
    expect([...modules].toSorted()).toEqual(Object.keys(RANKS).toSorted());
  });

  it.each([
    ['src/kernel/a.ts', "import { x } from '@/server/platform/tx';"],
    ['src/server/platform/a.ts', "import { x } from '@/server/modules/orders';"],
    ['src/server/modules/orders/a.ts', "import { x } from '@/server/modules/fulfilment';"],
    ['src/server/modules/orders/a.ts', "import { x } from '@/server/modules/dealers/repo/read';"],
    ['src/server/modules/orders/a.ts', "import { x } from '../dealers/repo/read';"],
    ['src/server/modules/orders/a.ts', "import { x } from '@/ui/forms';"],
    ['src/ui/a.tsx', "import { x } from '@/server/modules/orders/schemas';"],
    ['src/app/a.tsx', "'use client';\nimport { x } from '@/server/modules/orders';"],
  ])('refuse %s: %s', (name, text) => {
    expect(verdicts(name, text)).not.toEqual([null]);
  });

  it.each([
    ['src/kernel/a.ts', "import { x } from './money';"],
    ['src/server/modules/orders/a.ts', "import { x } from '@/server/modules/dealers';"],
    ['src/server/modules/orders/usecases/a.ts', "import { x } from '../domain/holds';"],
    ['src/app/a.tsx', "'use client';\nimport { x } from '@/server/modules/orders/schemas';"],
    ['src/app/a.tsx', "'use client';\nimport type { x } from '@/server/modules/orders';"],
  ])('allow %s: %s', (name, text) => {
    expect(verdicts(name, text)).toEqual([null]);
  });
});
