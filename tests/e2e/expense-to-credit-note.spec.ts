// One expense from the request to the dealer's account: asked for, approved, proven, claimed, verified
// line by line, settled as a credit note.
import { fakePicture, picture } from './support/files';
import { expect, test, visit, type Page } from './support/people';

const DAY_MS = 86_400_000;
/** Of one file, so that another comes meanwhile. */
const SLOW_MS = 500;

/** The dealer whose account is credited. */
const DEALER = 'D030';
/** Of its own in each run: the same number twice would be pointed out as a duplicate. */
const REFERENCE = `DF-${Date.now()}`;

async function pick(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

/** Asks for two lines of one activity; answers with the address of the request. */
async function ask(clerk: Page): Promise<string> {
  await visit(clerk, '/expenses/new');
  await clerk.getByRole('textbox', { name: 'Title' }).fill('Shelf by the till');
  await pick(clerk, 'Type', 'Display');
  await pick(clerk, 'Centre', 'Sales north');
  await clerk.getByRole('textbox', { name: 'Dealer', exact: true }).fill(DEALER);
  await clerk.getByRole('option').filter({ hasText: DEALER }).first().click();
  await clerk.getByRole('textbox', { name: 'Amount' }).fill('6,000');
  await expect(clerk.getByText(/left in/)).toBeVisible();
  await clerk.getByRole('button', { name: 'Add a line' }).click();
  await clerk.keyboard.type('2,400');
  await expect(clerk.getByText('Total NT$8,400')).toBeVisible();
  await clerk.keyboard.press('Control+Enter');
  await clerk.waitForURL(/\/expenses\/[0-9a-f]{8}-/);
  await expect(clerk.getByRole('heading', { level: 1, name: /Shelf by the till/ })).toBeVisible();
  return new URL(clerk.url()).pathname;
}

async function approve(page: Page, path: string): Promise<void> {
  await visit(page, path);
  await page.getByRole('button', { name: 'Decide' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Decide/ }).click();
  await expect(dialog).toHaveCount(0);
}

/** Claims both lines with a photograph each; a file that is no picture is refused and the rest stays. */
async function claim(clerk: Page, path: string): Promise<string> {
  await visit(clerk, path);
  await clerk.getByRole('link', { name: 'New claim' }).click();
  await clerk.waitForURL(/\/claims\/new/);
  const inputs = clerk.locator('input[type=file][multiple]');
  await clerk.getByRole('textbox', { name: 'Document number' }).first().fill(REFERENCE);
  await inputs.first().setInputFiles([picture('shelf.png'), fakePicture('till.png')]);
  await expect(clerk.getByRole('link', { name: 'shelf.png' })).toBeVisible();
  await expect(clerk.getByRole('alert').filter({ hasText: 'till.png' })).toBeVisible();
  // A second one is chosen while the first is still sent: both stand there.
  await clerk.route('**/api/files', async (route) => {
    await new Promise((done) => setTimeout(done, SLOW_MS));
    await route.continue();
  });
  await inputs.nth(1).setInputFiles(picture('till.png'));
  await inputs.nth(1).setInputFiles(picture('counter.png'));
  // Nothing is saved without what is still being sent.
  const saves = clerk.getByRole('button', { name: 'Save draft' });
  await expect(saves).toBeDisabled();
  await expect(clerk.getByRole('link', { name: 'till.png' })).toBeVisible();
  await expect(clerk.getByRole('link', { name: 'counter.png' })).toBeVisible();
  await expect(saves).toBeEnabled();
  await clerk.unroute('**/api/files');
  await expect(clerk.getByRole('textbox', { name: 'Document number' }).first()).toHaveValue(
    REFERENCE,
  );
  await clerk.keyboard.press('Control+Enter');
  await clerk.waitForURL(/\/claims\/[0-9a-f]{8}-/);
  await expect(clerk.getByRole('heading', { level: 1 })).toBeVisible();
  return new URL(clerk.url()).pathname;
}

test('an expense from its request to the credit note on the dealer’s account', async ({ desk }) => {
  test.setTimeout(180_000);
  const clerk = await desk.signedIn('ORDER_CLERK');
  const requestPath = await ask(clerk);
  const manager = await desk.signedIn('SALES_MANAGER');
  await approve(manager, requestPath);
  const finance = await desk.signedIn('FINANCE');
  await approve(finance, requestPath);
  const claimPath = await claim(clerk, requestPath);

  await visit(finance, claimPath);
  await finance.getByRole('button', { name: 'Accept in full' }).first().click();
  await finance.getByRole('textbox', { name: 'Accepted' }).nth(1).fill('2,000');
  await finance.getByRole('textbox', { name: 'Why less' }).fill('The invoice says 2,000');
  await finance.getByRole('button', { name: 'Verify 2 lines' }).click();
  await finance.getByRole('button', { name: 'Settle' }).click();
  const settle = finance.getByRole('dialog');
  await settle.getByText('Credit note').click();
  await settle.getByRole('button', { name: /^Settle/ }).click();
  await expect(settle).toHaveCount(0);
  const note = finance.getByRole('link', { name: /^CN-/ });
  const number = await note.innerText();
  await note.click();
  await expect(finance.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await finance.getByRole('main').locator('a[href^="/accounts/"]').click();
  await finance.waitForURL(/\/accounts\/[0-9a-f]{8}-/);
  // Of a long statement only the rows in view are in the document.
  const since = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);
  await visit(finance, `${new URL(finance.url()).pathname}?from=${since}`);
  await expect(finance.getByRole('row').filter({ hasText: number })).toContainText('8,000');
});
