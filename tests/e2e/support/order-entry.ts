// Entering orders as a desk user does: keyboard first, rows from a spreadsheet.
import { expect, type Page } from './people';

/** Types the dealer's code and takes the best match; the cursor goes on to their order number. */
export async function chooseDealer(page: Page, code: string, name: string | RegExp): Promise<void> {
  const dealer = page.getByRole('textbox', { name: 'Dealer' });
  await dealer.fill(code);
  await page.keyboard.press('Enter');
  await expect(dealer).toHaveValue(name);
}

/** Pastes rows as a spreadsheet puts them on the clipboard. */
export async function pasteRows(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page.getByRole('combobox', { name: 'Product, line 1' }).focus();
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    rows.map((row) => row.join('\t')).join('\n'),
  );
}

/** Sends the order and answers with its number once its page is there. */
export async function submitOrder(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/orders\/[0-9a-f]{8}-/);
  const heading = page.getByRole('heading', { level: 1, name: /^SO-/ });
  await expect(heading).toBeVisible();
  return heading.innerText();
}
