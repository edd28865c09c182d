// A code of a period within a sentence: one word, which does not break at its hyphen. Pure.
export const wholeCode = (code: string): string => code.replaceAll('-', '\u2011');
