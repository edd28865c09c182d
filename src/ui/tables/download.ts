// Hands a made file to the reader's browser.
import type { ExportSheet } from './export-cells';
import { xlsxColumns, xlsxRows } from './xlsx-cells';

export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // Some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function downloadText(text: string, fileName: string, type = 'text/csv'): void {
  downloadBlob(new Blob([text], { type: `${type};charset=utf-8` }), fileName);
}

/** The writer is loaded when it is first needed. */
export async function downloadXlsx(sheet: ExportSheet, fileName: string): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const header = sheet.header.map((value) => ({
    type: String,
    value,
    fontWeight: 'bold' as const,
  }));
  const book = writeXlsxFile([header, ...xlsxRows(sheet)], {
    ...{ columns: xlsxColumns(sheet), stickyRowsCount: 1 },
  });
  downloadBlob(await book.toBlob(), fileName);
}
