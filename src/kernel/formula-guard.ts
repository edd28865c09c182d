/**
 * Text for a file of comma-separated values: a spreadsheet runs text that begins like a formula, in wide
 * letters too; an apostrophe before it keeps it text. For texts only: a negative figure is no formula.
 */
export const guardFormula = (text: string): string =>
  /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
