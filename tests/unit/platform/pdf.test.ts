import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderPdf } from '@/server/platform/pdf';
import { runsOf, splitByFont } from '@/server/platform/pdf-fonts';

/** One font has capitals, the other lower case. */
const has = (font: string, codePoint: number) => {
  const sign = String.fromCodePoint(codePoint);
  return font === 'Big' ? /[A-Z]/.test(sign) : /[a-z]/.test(sign);
};
const CHAIN = ['Big', 'Small'];

describe('a text in fonts', () => {
  it.each([
    ['ABC', [['Big', 'ABC']]],
    [
      'ABcD',
      [
        ['Big', 'AB'],
        ['Small', 'c'],
        ['Big', 'D'],
      ],
    ],
    // A space stays with what stands before it, and so does a run of them.
    [
      'AB cd  E',
      [
        ['Big', 'AB '],
        ['Small', 'cd  '],
        ['Big', 'E'],
      ],
    ],
    [
      ' ab',
      [
        ['Big', ' '],
        ['Small', 'ab'],
      ],
    ],
    // What no font has is the first one's missing sign.
    [
      'a7',
      [
        ['Small', 'a'],
        ['Big', '7'],
      ],
    ],
    ['𠮷', [['Big', '𠮷']]],
    ['', []],
  ])('%s', (text, runs) => {
    expect(runsOf(text, CHAIN, has).map(({ font, text: part }) => [font, part])).toEqual(runs);
  });

  it('is split wherever it stands, and nothing else is touched', () => {
    const content = {
      stack: [{ text: 'Ab', bold: true }, { table: { widths: ['auto'], body: [['A', 'b']] } }],
    };
    expect(splitByFont(content, CHAIN, has)).toEqual({
      stack: [
        {
          text: [
            { text: 'A', font: 'Big' },
            { text: 'b', font: 'Small' },
          ],
          bold: true,
        },
        { table: { widths: ['auto'], body: [['A', { text: [{ text: 'b', font: 'Small' }] }]] } },
      ],
    });
  });

  it('loses control characters, but not its lines', () => {
    expect(splitByFont('A\u0000B\nC\u0007', CHAIN, has)).toBe('A B\nC ');
  });
});

describe('a PDF', () => {
  const WORDS = '臺灣責任中心 台湾责任中心 Owner’s “Łódź” ÷ × − ≥';
  const make = (locale: 'en' | 'zh-Hans' | 'zh-Hant') =>
    renderPdf({
      ...{ title: '考核', author: 'Acme', locale, rule: '#000000', footer: 'Acme 台灣' },
      content: [{ text: WORDS }, { text: 'second', pageBreak: 'before' }],
    });
  const textOf = async (bytes: Uint8Array) => extractText(bytes, { mergePages: false });
  const squeezed = (text: string | undefined) => (text ?? '').replace(/\s+/g, '');

  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('can be read back in %s', async (locale) => {
    const { totalPages, text } = await textOf(await make(locale));
    expect(totalPages).toBe(2);
    expect(squeezed(text[0])).toBe(squeezed(`${WORDS}Acme 台灣1 / 2`));
    expect(squeezed(text[1])).toBe(squeezed('secondAcme 台灣2 / 2'));
  });

  it('embeds only the characters it shows', async () => {
    // The fonts are seven and ten million bytes.
    expect((await make('zh-Hant')).length).toBeLessThan(100_000);
  });

  it('of several asked at once is made one after another, each its own', async () => {
    const made = await Promise.all(
      ['1', '2', '3'].map((mark) =>
        renderPdf({
          ...{ title: mark, author: 'Acme', locale: 'en', rule: '#000000', footer: mark },
          content: [{ text: `document ${mark}` }],
        }),
      ),
    );
    const texts = await Promise.all(made.map(textOf));
    expect(texts.map(({ text }) => squeezed(text[0]))).toEqual([
      'document111/1',
      'document221/1',
      'document331/1',
    ]);
  });

  it('that cannot be laid out fails alone', async () => {
    const bad = renderPdf({
      ...{ title: 'x', author: 'x', locale: 'en', rule: '#000000', footer: 'x' },
      content: [{ image: '/etc/hostname' }],
    });
    await expect(bad).rejects.toThrow(/no PDF/);
    expect((await textOf(await make('en'))).totalPages).toBe(2);
  });
});
