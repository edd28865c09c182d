// Hands a made file to the reader's browser.
import type { ExportCell, ExportSheet } from './export-cells';

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

/** A spreadsheet keeps 15 digits; a longer figure goes as text rather than rounded. */
function xlsxCell(cell: ExportCell) {
  if (cell.kind === 'empty') return null;
  const isExact = cell.kind === 'number' && cell.text.replace(/\D/g, '').length <= 15;
  return isExact ? { type: Number, value: Number(cell.text) } : { type: String, value: cell.text };
}

/** The writer is loaded when it is first needed. */
export async function downloadXlsx(sheet: ExportSheet, fileName: string): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const header = sheet.header.map((value) => ({
    type: String,
    value,
    fontWeight: 'bold' as const,
  }));
  const rows = sheet.rows.map((row) => row.map(xlsxCell));
  downloadBlob(await writeXlsxFile([header, ...rows], { stickyRowsCount: 1 }).toBlob(), fileName);
}
