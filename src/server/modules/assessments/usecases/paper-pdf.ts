// A layout as a PDF document: a section begins a page, a table repeats its heads on every page.
import type { PdfContent, PdfDocument } from '@/server/platform/pdf';
import type { Layout, LayoutFact, LayoutSection, LayoutTable } from '../domain/paper-layout';
import { cellWords, type PaperWords } from './paper-words';

const HEAD_FILL = '#e8eef0';
const LINE = '#c9d3d7';
const MUTED = '#5b6770';

/** Facts stand in pairs of columns, read row by row. */
const PAIRS = 3;

function factsTable(words: PaperWords, facts: readonly LayoutFact[]): PdfContent {
  const cells = facts.map(({ label, cell }) => ({
    text: [
      { text: `${label}\n`, color: MUTED, fontSize: 7 },
      { text: cellWords(words, cell), bold: true },
    ],
    // A fingerprint is as wide as the page.
    isWide: cellWords(words, cell).length > 60,
  }));
  const narrow = cells.filter(({ isWide }) => !isWide);
  const rows: object[][] = [];
  for (let i = 0; i < narrow.length; i += PAIRS) {
    const row: object[] = narrow.slice(i, i + PAIRS).map(({ text }) => ({ text }));
    while (row.length < PAIRS) row.push({ text: '' });
    rows.push(row);
  }
  for (const { text } of cells.filter(({ isWide }) => isWide)) {
    rows.push([
      { text, colSpan: PAIRS },
      ...Array.from({ length: PAIRS - 1 }, () => ({ text: '' })),
    ]);
  }
  return {
    table: { widths: Array.from({ length: PAIRS }, () => '*'), body: rows },
    layout: 'noBorders',
    margin: [0, 0, 0, 8],
  } as PdfContent;
}

function pdfTable(words: PaperWords, table: LayoutTable): PdfContent {
  const { columns } = table;
  const sum = columns.reduce((total, { share }) => total + share, 0);
  const side = (i: number) => (columns[i]?.align === 'end' ? 'right' : 'left');
  const heads = columns.map(({ label }, i) => ({
    ...{ text: label, bold: true, fillColor: HEAD_FILL, alignment: side(i) },
  }));
  const rows = table.rows.map((row) =>
    row.map((cell, i) => ({ text: cellWords(words, cell), alignment: side(i) })),
  );
  const totals = (table.totals ?? []).map((cell, i) => ({
    ...{ text: cellWords(words, cell), alignment: side(i), bold: true, fillColor: HEAD_FILL },
  }));
  return {
    stack: [
      { text: table.title, bold: true, fontSize: 10, margin: [0, 6, 0, 3] },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          // The cells' own margins are taken off by the layout.
          widths: columns.map(({ share }) => `${((share / sum) * 100).toFixed(2)}%`),
          body: [heads, ...rows, ...(totals.length > 0 ? [totals] : [])],
        },
        layout: 'ruled',
      },
    ],
  } as PdfContent;
}

function sectionContent(words: PaperWords, section: LayoutSection, isFirst: boolean): PdfContent {
  return {
    stack: [
      { text: section.title, bold: true, fontSize: 14, margin: [0, 0, 0, 6] },
      ...section.notes.map((note) => ({ text: note, color: MUTED, margin: [0, 0, 0, 2] })),
      factsTable(words, section.facts),
      ...section.tables.map((table) => pdfTable(words, table)),
    ],
    ...(isFirst ? {} : { pageBreak: 'before' }),
  } as PdfContent;
}

/** Data for `renderPdf`: nothing of it is laid out yet. */
export function pdfOf(
  words: PaperWords,
  layout: Layout,
  from: { organization: string; number: string },
): PdfDocument {
  return {
    title: layout.title,
    author: from.organization,
    locale: words.locale,
    rule: LINE,
    content: layout.sections.map((section, i) => sectionContent(words, section, i === 0)),
    footer: `${from.organization} · ${from.number} · ${layout.title}`,
  };
}
