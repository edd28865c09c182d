// The audit trail is read by people: every kind of document and every action that is written down has
// a word. Both are literals where they are written, so they are read from there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '@/i18n/messages/en';

const MODULES = path.resolve(import.meta.dirname, '../../../src/server/modules');
/** Stands in for a document while a form asks what is left, and is never written. */
const NOT_WRITTEN = new Set(['hint']);

const source = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(MODULES, file), 'utf8'))
  .join('\n');

function literals(field: string): string[] {
  const found = [...source.matchAll(new RegExp(`\\b${field}: '([a-z]\\w*)'`, 'g'))];
  return [...new Set(found.map(([, text = '']) => text))].filter((one) => !NOT_WRITTEN.has(one));
}

describe.each([
  ['docKind', en.admin.docKind],
  ['action', en.common.event],
] as const)('every %s of the trail', (field, words) => {
  const used = literals(field);

  it('is found in the source', () => {
    expect(used.length).toBeGreaterThan(20);
  });

  it('has a word', () => {
    expect(used.filter((one) => !Object.hasOwn(words, one))).toEqual([]);
  });
});
