// Every stable code that the source can refuse with has words, and so has its mend.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsKey } from '@/i18n/errors/error-words';
import { loadMessages } from '@/i18n/messages';

const SOURCE = join(import.meta.dirname, '../../../src');

/** Calls whose first argument is a code, and properties that hold one. */
const USES = [
  /\b(?:refuse|refuseIssues|notParsed|DomainError|issue|refusal)\(\s*'([a-z]+\.[A-Za-z_]+)'/g,
  /\bcode:\s*'([a-z]+\.[A-Za-z_]+)'/g,
  /\bmessage:\s*'([a-z]+\.[A-Za-z_]+)'/g,
];

/** `document: 'order'` of a state machine refuses with `order.transitionNotAllowed`. */
const MACHINE = /\bdefineMachine\(\{\s*document:\s*'([a-z]+)'/gi;

function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('generated'))
    .map((name) => join(SOURCE, name));
}

function usedCodes(): Map<string, string> {
  const codes = new Map<string, string>();
  for (const file of sourceFiles()) {
    const text = readFileSync(file, 'utf8');
    const direct = USES.flatMap((use) => [...text.matchAll(use)].map((match) => match[1]));
    const machines = [...text.matchAll(MACHINE)].map((m) => `${m[1]}.transitionNotAllowed`);
    for (const code of [...direct, ...machines]) {
      if (code) codes.set(code, file.slice(SOURCE.length + 1));
    }
  }
  return codes;
}

function has(node: unknown, path: string): boolean {
  let at = node;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}

describe('error codes', async () => {
  const { errors } = await loadMessages('en');
  const words = { has: (key: string) => has(errors, key) };

  it('are found in the source', () => {
    expect(usedCodes().size).toBeGreaterThan(20);
  });

  it('have a problem in words', () => {
    const wordless = [...usedCodes()].filter(([code]) => wordsKey(code, words) === null);
    expect(wordless).toEqual([]);
  });

  it('have words of the form problem and mend', () => {
    const wrong = Object.entries(errors).flatMap(([module, reasons]) =>
      Object.entries(reasons as Record<string, unknown>)
        .filter(([key]) => `${module}.${key}` !== 'request.unknownCode')
        .filter(([, text]) => !has(text, 'problem'))
        .map(([reason]) => `${module}.${reason}`),
    );
    expect(wrong).toEqual([]);
  });
});
