// Every word a screen asks for by its literal key is there. A file may open several scopes, so a key
// is good if one of them has it; keys put together at run time cannot be seen here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import words from '@/i18n/messages/en';

const ROOT = join(import.meta.dirname, '../../../src');
const SCOPE = /(?:use|get)Translations\(\s*(?:'([^']*)')?\s*\)/g;
/** `t('key'` and `t.rich('key'`, also over a line's end. */
const USE = /\bt(?:\.rich)?\(\s*'([^']+)'/g;

function has(scope: string, key: string): boolean {
  const path = [...scope.split('.'), ...key.split('.')].filter((step) => step !== '');
  let node: unknown = words;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return false;
    node = Object.entries(node).find(([name]) => name === step)?.[1];
  }
  return typeof node === 'string';
}

const missing = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .flatMap((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const scopes = [...text.matchAll(SCOPE)].map(([, scope = '']) => scope);
    if (scopes.length === 0) return [];
    return [...text.matchAll(USE)]
      .map(([, key = '']) => key)
      .filter((key) => !scopes.some((scope) => has(scope, key)))
      .map((key) => `${path}: ${key}`);
  });

describe('words that screens ask for', () => {
  it('stand in the messages', () => {
    expect(missing).toEqual([]);
  });
});
