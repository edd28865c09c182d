// Which font draws which part of a text. Pure: whether a font has a character is asked.
import type { Content } from 'pdfmake/interfaces';

export type HasGlyph = (font: string, codePoint: number) => boolean;

interface Run {
  text: string;
  font: string;
}

/** A text in runs of one font each; a character that none has is drawn as missing by the first. */
export function runsOf(text: string, chain: readonly string[], has: HasGlyph): Run[] {
  const [first = ''] = chain;
  const runs: Run[] = [];
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const isSpace = codePoint <= 0x20;
    const font = isSpace
      ? (last?.font ?? first)
      : (chain.find((name) => has(name, codePoint)) ?? first);
    if (last?.font === font) last.text += sign;
    else runs.push({ text: sign, font });
  }
  return runs;
}

/** Lines break where the text says; other control characters would be drawn as boxes. */
const readable = (text: string) => text.replace(/[^\P{Cc}\n]/gu, ' ');

function inRuns(given: string, chain: readonly string[], has: HasGlyph): Content {
  const text = readable(given);
  const runs = runsOf(text, chain, has);
  return runs.every(({ font }) => font === chain[0]) ? text : { text: runs };
}

const HOLDERS = new Set(['text', 'stack', 'columns', 'table', 'body', 'ul', 'ol']);

/** The content with every text that the first font cannot draw alone split into runs. */
export function splitByFont<T>(content: T, chain: readonly string[], has: HasGlyph): T {
  const split = (value: unknown): unknown => {
    if (typeof value === 'string') return inRuns(value, chain, has);
    if (Array.isArray(value)) return value.map(split);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, held]): [string, unknown] => {
      if (key === 'text' && typeof held === 'string') {
        const runs = inRuns(held, chain, has);
        return [key, typeof runs === 'string' ? runs : (runs as { text: unknown }).text];
      }
      return [key, HOLDERS.has(key) ? split(held) : held];
    });
    return Object.fromEntries(entries);
  };
  return split(content) as T;
}
