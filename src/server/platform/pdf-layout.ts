// The thread that lays out PDF files, one after another. Started by pdf.ts and never bundled, so that
// it finds its fonts beside the packages that bring them.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { openSync } from 'fontkit';
import type { Content, TFontDictionary } from 'pdfmake/interfaces';
import { splitByFont, type HasGlyph } from './pdf-fonts';
import type { PdfAnswer, PdfOrder } from './pdf';

const { resolve } = createRequire(import.meta.url);

const roboto = (weight: string) => resolve(`pdfmake/build/fonts/Roboto/Roboto-${weight}.ttf`);
const chinese = (place: 'tc' | 'sc', weight: string) => {
  const family = `NotoSans${place.toUpperCase()}_${weight}`;
  return resolve(`@expo-google-fonts/noto-sans-${place}/${weight}/${family}.ttf`);
};

const FILES = {
  Latin: { normal: roboto('Regular'), bold: roboto('Medium') },
  Traditional: { normal: chinese('tc', '400Regular'), bold: chinese('tc', '700Bold') },
  Simplified: { normal: chinese('sc', '400Regular'), bold: chinese('sc', '700Bold') },
};
type Family = keyof typeof FILES;

/**
 * Who draws a character, first who can. Each Chinese script has its own shapes of shared characters;
 * the marks of the Chinese fonts are too wide for English.
 */
const CHAINS: Record<PdfOrder['locale'], readonly Family[]> = {
  en: ['Latin', 'Simplified', 'Traditional'],
  'zh-Hans': ['Simplified', 'Latin', 'Traditional'],
  'zh-Hant': ['Traditional', 'Simplified', 'Latin'],
};

const opened = new Map<string, ReturnType<typeof openSync>>();

const hasGlyph: HasGlyph = (family, codePoint) => {
  const font = opened.get(family) ?? openSync(FILES[family as Family].normal);
  opened.set(family, font);
  return 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(codePoint);
};
async function make(order: PdfOrder): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  const chain = CHAINS[order.locale];
  const [font = 'Latin'] = chain;
  const inFonts = (content: Content) => splitByFont(content, chain, hasGlyph);
  pdfmake.setFonts(FILES satisfies TFontDictionary);
  // Nothing but the fonts is read, whatever a document says.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'));
  pdfmake.setTableLayouts({
    ruled: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => order.rule,
      paddingLeft: () => 3,
      paddingRight: () => 3,
    },
  });
  const footer = (page: number, pages: number): Content => ({
    columns: [
      inFonts({ text: order.footer, fontSize: 7 }),
      { text: `${page} / ${pages}`, alignment: 'right', fontSize: 7, width: 60 },
    ],
    margin: [36, 10, 36, 0],
    color: '#5b6770',
  });
  const made = pdfmake.createPdf({
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 40],
    info: { title: order.title, author: order.author },
    language: order.locale,
    content: inFonts(order.content),
    footer,
    defaultStyle: { font, fontSize: 8.5, lineHeight: 1.15, color: '#1c2429' },
  });
  return new Uint8Array(await made.getBuffer());
}

const port = parentPort;
if (!port) throw new Error('this file is a thread of pdf.ts');
/** In the order they came: a layout uses the processor alone anyway. */
let last: Promise<void> = Promise.resolve();
port.on('message', (order: PdfOrder) => {
  last = last.then(async () => {
    const answer: PdfAnswer = await make(order).then(
      (bytes) => ({ id: order.id, bytes }),
      (error: unknown) => ({ id: order.id, error: String(error) }),
    );
    port.postMessage(answer, answer.bytes ? [answer.bytes.buffer as ArrayBuffer] : []);
  });
});
