// Cells copied from a spreadsheet as rows of texts; rows without a word are left out. Pure.

export function readCells(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
}
