// A printed assessment: what stands in which section, and the same read back from the files.
import readWorkbook from 'read-excel-file/node';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { Cell } from '@/server/modules/assessments/domain/paper-layout';
import { layoutOf } from '@/server/modules/assessments/usecases/compose-layout';
import { pdfOf } from '@/server/modules/assessments/usecases/paper-pdf';
import { cellWords, wordsFor } from '@/server/modules/assessments/usecases/paper-words';
import { sheetCell, workbookOf } from '@/server/modules/assessments/usecases/paper-workbook';
import { renderPdf } from '@/server/platform/pdf';
import { LONGWAN, assessmentFacts } from '../../fixtures/assessment-facts';

type Locale = 'en' | 'zh-Hans' | 'zh-Hant';
const ZONE = 'Asia/Taipei';

async function print(locale: Locale, subjectId: string | null = null, facts = assessmentFacts()) {
  const words = await wordsFor(locale, ZONE);
  return { words, layout: layoutOf(words, facts, subjectId) };
}

async function inWords(locale: Locale, section: number) {
  const { words, layout } = await print(locale);
  const found = layout.sections[section];
  if (!found) throw new Error('no such section');
  const row = (cells: readonly Cell[]) => cells.map((cell) => cellWords(words, cell));
  return {
    title: found.title,
    notes: found.notes,
    facts: Object.fromEntries(
      found.facts.map(({ label, cell }) => [label, cellWords(words, cell)]),
    ),
    tables: found.tables.map(({ title, rows, totals }) => ({
      ...{ title, rows: rows.map(row), totals: totals && row(totals) },
    })),
  };
}

describe('the first section', () => {
  it('ranks everybody beside the period before', async () => {
    const { title, facts, tables } = await inWords('en', 0);
    expect(title).toBe('Dealers · Mar 2026');
    expect(facts).toMatchObject({
      ...{ Assessment: 'AS-2026-000007', Status: 'Appealed', Scheme: 'DEALERS · version 4' },
      ...{ 'Figures as of': '10 Apr 2026 10:00', 'Compared with': 'AS-2026-000003 · Feb 2026' },
      'Fingerprint of the inputs': `${'ab'.repeat(32)} (Computed again: the same scores)`,
    });
    expect(tables[0]?.rows).toEqual([
      ['1', 'D-1', '臺北經銷商', '86.00', '–', '110.00', '80.00', '+6.00', '2'],
      ['2', 'D-2', '龙湾商贸', '75.00', '–', '75.00', '92.50', '-17.50', '1'],
      [
        '–',
        'D-3',
        assessmentFacts().scores[2]?.subjectName,
        ...['No basis', '–', 'No basis', '–', '–', '–'],
      ],
    ]);
    expect(tables.map((one) => one.title)).toEqual(['Ranking', 'Indicators', 'Appeals']);
  });

  it.each([
    ['zh-Hant', '經銷商考核 · 2026年3月', '方案', 'DEALERS · 版本 4'],
    ['zh-Hans', '经销商考核 · 2026年3月', '方案', 'DEALERS · 版本 4'],
  ] as const)('speaks %s', async (locale, title, label, scheme) => {
    const section = await inWords(locale, 0);
    expect(section.title).toBe(title);
    expect(section.facts[label]).toBe(scheme);
    // The marks of Chinese also where words are put together.
    const said = [...section.notes, ...Object.values(section.facts)].join('\n');
    expect(said).not.toMatch(/[\u4e00-\u9fff][,:()]|[,:()][\u4e00-\u9fff]| [(]/);
    expect(said).toContain('：');
  });

  it('says of a draft that it is one, and of a first period that nothing was before', async () => {
    const facts = assessmentFacts();
    const draft = {
      ...facts,
      ...{ run: { ...facts.run, publishedAt: null, schemeVersion: null, isReproduced: false } },
      ...{ before: null, standings: new Map() },
    };
    const { words, layout } = await print('en', null, draft);
    const [first] = layout.sections;
    expect(first?.notes[0]).toBe('Draft: not published, scores may still change.');
    const facts0 = first?.facts.map(({ cell }) => cellWords(words, cell)) ?? [];
    expect(facts0).toContain('No published assessment of a period before');
    expect(facts0).toContain('DEALERS · version not recorded');
    expect(facts0.at(-1)).toContain('other scores');
    const single = await print('en', LONGWAN, draft);
    expect(single.layout.sections[0]?.notes[0]).toBe(first?.notes[0]);
  });
});

describe('the section of a subject', () => {
  it('explains its score, indicator by indicator, and what was disputed', async () => {
    const { title, notes, facts, tables } = await inWords('en', 1);
    expect(title).toBe('臺北經銷商 (D-1)');
    expect(notes).toEqual(['Not controllable: Days sales outstanding']);
    expect(facts).toMatchObject({
      ...{ Score: '86.00', Place: '1 of 3', 'Score before': '80.00', Change: '+6.00' },
      Assessment: 'AS-2026-000007',
    });
    const sold = 'Sold on days with a target (shipped less returned): NT$1,234,567.00';
    const read = `${sold}\nTarget: NT$1,234,567.00`;
    expect(tables[0]?.rows[0]).toEqual([
      ...['Sales attainment', 'sales on the days of the target ÷ target', read],
      ...['100.0%', '100.0%', '100.0%', '100.00', '+10.00', '60.0%', '60.0%', '66.00'],
    ]);
    expect(tables[0]?.rows[1]?.slice(3)).toEqual([
      ...['45 days', '30 days', '50.0%', '50.00', '–', '40.0%', '40.0%', '20.00'],
    ]);
    expect(tables[0]?.totals?.at(-1)).toBe('86.00');
    expect(tables[1]?.rows[0]).toEqual([
      ...['臺北經銷商', 'Sales attainment', 'Upheld'],
      ...['三月貨款四月一日才入帳 · 李經理 · 12 Apr 2026 10:00'],
      ...['The bank confirms it · Executive · 13 Apr 2026 10:00', '+10.00'],
    ]);
  });

  it('leaves out what has no basis, and says so', async () => {
    const { notes, tables } = await inWords('en', 2);
    expect(notes).toContain('No basis: Left out, others weigh more');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows.map((row) => row.slice(3))).toEqual([
      ['75.0%', '100.0%', '75.0%', '75.00', '–', '60.0%', '100.0%', '75.00'],
      ['No basis', '30 days', '–', 'No basis', '–', '40.0%', '0.0%', '–'],
    ]);
  });

  it('stands alone where only it was asked for', async () => {
    const { layout } = await print('en', LONGWAN);
    expect(layout.sections.map(({ tab }) => tab)).toEqual(['D-2']);
    expect(layout.title).toBe('Dealers · Mar 2026 · 龙湾商贸 (D-2)');
  });
});

describe('a cell of a sheet', () => {
  it.each<[Cell, unknown, string | undefined]>([
    [{ kind: 'text', text: '=1+1' }, '=1+1', undefined],
    [{ kind: 'points', value: 8_650n }, 86.5, '0.00'],
    [{ kind: 'points', value: -5n, signed: true }, -0.05, '+0.00;-0.00;0.00'],
    [{ kind: 'rate', value: 953_100n }, 0.9531, '0.0%'],
    [{ kind: 'days', value: 45_500_000n }, 45.5, '0.0'],
    [{ kind: 'money', value: 123_456n, currency: 'USD' }, 1234.56, '#,##0.00'],
    [{ kind: 'money', value: 123_456n, currency: 'JPY' }, 123_456, '#,##0'],
    // Sixteen digits: a number would be rounded.
    [
      { kind: 'money', value: -1_234_567_890_123_456n, currency: 'USD' },
      '-12345678901234.56',
      undefined,
    ],
    [{ kind: 'count', value: 12n }, 12, '#,##0'],
  ])('%o', (cell, value, format) => {
    expect(sheetCell(cell)).toMatchObject({
      value,
      type: typeof value === 'string' ? String : Number,
      ...(format === undefined ? {} : { format }),
    });
  });
});

const sections = (locale: Locale) => print(locale).then(({ layout }) => layout.sections);

describe('the workbook', () => {
  it('has a sheet per section, figures as numbers, and text that is no formula', async () => {
    const { layout } = await print('en');
    const bytes = await workbookOf(layout);
    const sheets = await readWorkbook(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Ranking', 'D-1', 'D-2', 'D-3']);
    const [ranking, taipei] = sheets;
    const rows = ranking?.data ?? [];
    const heads = rows.findIndex((row) => row[0] === 'Place');
    expect(rows[heads + 1]).toEqual([1, 'D-1', '臺北經銷商', 86, '–', 110, 80, 6, 2]);
    // A formula would come back as its result, or as nothing.
    expect(rows[heads + 3]?.[2]).toBe('=HYPERLINK("https://example.test","pay")');
    expect(taipei?.data.find((row) => row[0] === 'Sales attainment')?.slice(3)).toEqual([
      ...[1, 1, 1, 100, 10, 0.6, 0.6, 66],
    ]);
  });
});

describe('the PDF', () => {
  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)(
    'has a page per section that can be searched in %s',
    async (locale) => {
      const { words, layout } = await print(locale);
      const from = { organization: 'Formosa', number: 'AS-2026-000007' };
      const bytes = await renderPdf(pdfOf(words, layout, from));
      const { totalPages, text } = await extractText(bytes, { mergePages: false });
      const all = await sections(locale);
      expect(totalPages).toBe(all.length);
      const squeezed = (part: string) => part.replace(/\s+/g, '');
      all.forEach((section, i) => {
        const page = squeezed(text[i] ?? '');
        const cells = section.tables.flatMap(({ rows }) => rows.flat());
        const wanted = [
          section.title,
          ...section.notes,
          ...section.facts.flatMap(({ label, cell }) => [label, cellWords(words, cell)]),
          ...section.tables.map(({ title }) => title),
          ...cells.map((cell) => cellWords(words, cell)),
        ];
        for (const part of wanted) expect(page).toContain(squeezed(part));
        expect(page).toContain(`${i + 1}/${all.length}`);
      });
    },
  );
});
