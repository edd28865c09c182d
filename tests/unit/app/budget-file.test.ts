// What the grid writes, the import reads: a file that went out in any language comes back.
import { describe, expect, it } from 'vitest';
import { FILE_COLUMNS } from '@/app/(desk)/budgets/_grid/export-grid';
import en from '@/i18n/messages/en/budgets.json';
import hans from '@/i18n/messages/zh-Hans/budgets.json';
import hant from '@/i18n/messages/zh-Hant/budgets.json';
import { matchColumns } from '@/server/modules/integrations/domain/columns';
import { budget } from '@/server/modules/integrations/kinds/budget';

const READ = ['year', 'budget', 'period', 'centre', 'account', 'programme', 'amount', 'comment'];

describe('the file of a budget', () => {
  it.each([
    ['en', en],
    ['zh-Hans', hans],
    ['zh-Hant', hant],
  ])('has headings in %s that the import knows', (_, messages) => {
    const headings: Readonly<Record<string, string>> = messages.grid.file;
    const header = FILE_COLUMNS.map((column) => headings[column] ?? '');
    expect(new Set(header).size).toBe(FILE_COLUMNS.length);
    const found = matchColumns(header, budget.fields);
    expect([...found]).toEqual(READ.map((field) => [field, headings[field]]));
  });
});
