// The budget grid as a spreadsheet user handles it.
import type { Page } from './people';

/** Pastes a block at the active cell, as a spreadsheet puts it on the clipboard. */
export async function pasteBlock(page: Page, block: readonly (readonly string[])[]): Promise<void> {
  await page.getByRole('grid', { name: /^Budget/ }).evaluate(
    (grid, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      grid.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    block.map((row) => row.join('\t')).join('\n'),
  );
}
