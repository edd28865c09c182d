// Migrations change rows of every organization: the owner is bound by row security, so a table must be
// opened for it first, and closed again.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = 'prisma/migrations';

/** Found no rows; budgets_mark_budgeted_everywhere does what it meant to. */
const REPEATED = '20261127144500_budgets_mark_budgeted';

const names = readdirSync(FOLDER).filter((name) => /^\d{14}_/.test(name) && name !== REPEATED);

/** Tables whose rows a migration changes or reads, other than those it makes itself. */
function tablesOf(text: string): string[] {
  const plain = text.replace(/--.*$/gm, '');
  const made = [...plain.matchAll(/CREATE (?:TEMP\w* )?TABLE "?(\w+)"?/g)].map(([, name]) => name);
  const bodies = plain.replace(/\$\$[\s\S]*?\$\$/g, '');
  const used = [
    ...bodies.matchAll(/^\s*UPDATE "?(\w+)"?\s/gm),
    ...bodies.matchAll(/^\s*DELETE FROM "?(\w+)"?/gm),
    ...bodies.matchAll(/^FROM "?(\w+)"?/gm),
  ].flatMap(([, name]) => name ?? []);
  return [...new Set(used)].filter((name) => !made.includes(name));
}

describe('a migration', () => {
  it.each(names)('%s opens the tables whose rows it touches', (name) => {
    const text = readFileSync(path.join(FOLDER, name, 'migration.sql'), 'utf8');
    const closed = tablesOf(text).filter(
      (table) => !new RegExp(`ALTER TABLE "?${table}"? NO FORCE ROW LEVEL SECURITY`).test(text),
    );
    expect(closed).toEqual([]);
    const opened = [...text.matchAll(/ALTER TABLE "?(\w+)"? NO FORCE/g)].map(([, table]) => table);
    const open = opened.filter(
      (table) =>
        !new RegExp(`(ALTER TABLE "?${table}"? FORCE ROW|DROP TABLE "?${table}"?)`).test(text),
    );
    expect(open).toEqual([]);
  });
});
