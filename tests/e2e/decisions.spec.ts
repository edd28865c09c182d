// The same order in 繁體中文, decided from a phone.
import { chooseDealer, pasteRows, submitOrder } from './support/order-entry';
import { expect, test, visit, type Page } from './support/people';

test('業務輸入訂單，主管用手機核准', async ({ desk }) => {
  const clerk = await desk.signedIn('ORDER_CLERK', { locale: 'zh-Hant' });
  await visit(clerk, '/orders/new');
  await expect(clerk.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await clerk.getByRole('textbox', { name: '經銷商', exact: true }).fill('D009');
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByRole('textbox', { name: '經銷商', exact: true })).toHaveValue(
    /Chiayi Outdoor/,
  );
  await clerk.getByRole('textbox', { name: '採購單號' }).fill('TW-1');
  const product = clerk.getByRole('combobox', { name: /第 1 行/ }).first();
  await product.fill('CUP-03');
  await clerk.getByRole('option').first().waitFor();
  await clerk.keyboard.press('Enter');
  await clerk.keyboard.type('4');
  await clerk.keyboard.press('Control+Enter');
  await clerk.waitForURL(/\/orders\/[0-9a-f]{8}-/);
  await expect(clerk.getByText('已提交').first()).toBeVisible();
  const { pathname } = new URL(clerk.url());

  const manager = await desk.signedIn('SALES_MANAGER', { locale: 'zh-Hant', phone: true });
  await visit(manager, pathname);
  const width = await manager.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await manager.getByRole('button', { name: '核准', exact: true }).click();
  await manager.getByRole('dialog').getByRole('button', { name: '核准', exact: true }).click();
  await expect(manager.getByRole('dialog')).toHaveCount(0);
  await expect(manager.getByText('已核准').first()).toBeVisible();
});

test('who decides too late is told who was quicker and what became of the order', async ({
  desk,
}) => {
  const clerk = await desk.signedIn('ORDER_CLERK');
  await visit(clerk, '/orders/new');
  await chooseDealer(clerk, 'D009', /Chiayi Outdoor/);
  await pasteRows(clerk, [['BAG-05', '1']]);
  await expect(clerk.getByText('Nothing stands against this order')).toBeVisible();
  await submitOrder(clerk);
  const path = new URL(clerk.url()).pathname;
  const [quick, late] = [
    await desk.signedIn('SALES_MANAGER'),
    await desk.signedIn('SALES_MANAGER'),
  ];
  await visit(quick, path);
  await visit(late, path);
  await late.getByRole('button', { name: 'Approve', exact: true }).click();
  await quick.getByRole('button', { name: 'Approve', exact: true }).click();
  await quick.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(quick.getByRole('dialog')).toHaveCount(0);
  const dialog = late.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  const told = dialog.getByRole('region', { name: 'What happened meanwhile' });
  await expect(told).toContainText(/Approved \(Submitted → Approved\) · \S+/);
  await expect(told.locator('time')).toHaveAttribute('datetime', /^20\d\d-/);
  await dialog.getByRole('button', { name: 'Load the newest state' }).click();
  await expect(dialog.getByText('The page shows the newest state.')).toBeVisible();
  // Behind the dialog the page has read again: there is nothing left to approve.
  await late.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(late.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0);
});

test('who sets the status of products too late is told of which and by whom', async ({ desk }) => {
  const [quick, late] = [
    await desk.signedIn('ADMINISTRATOR'),
    await desk.signedIn('ADMINISTRATOR'),
  ];
  for (const page of [quick, late]) await visit(page, '/products?q=BAG');
  const setStatus = async (page: Page, codes: readonly string[], status: string) => {
    for (const code of codes) await page.getByRole('checkbox', { name: code }).check();
    await page.getByRole('button', { name: 'Set status' }).click();
    await page.getByRole('menuitem', { name: status, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: status, exact: true }).click();
  };
  await setStatus(quick, ['BAG-09'], 'Discontinued');
  await expect(quick.getByRole('dialog')).toHaveCount(0);

  await setStatus(late, ['BAG-09', 'BAG-10'], 'Inactive');
  const dialog = late.getByRole('dialog', { name: '1 product was not set to “Inactive”' });
  await expect(dialog.getByRole('listitem').first()).toContainText('BAG-09');
  await expect(dialog.getByRole('region', { name: 'What happened meanwhile' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(late.getByRole('checkbox', { name: 'BAG-09' })).toBeChecked();
  await expect(late.getByRole('checkbox', { name: 'BAG-10' })).not.toBeChecked();

  await setStatus(late, ['BAG-10'], 'Active');
  await expect(late.getByRole('dialog')).toHaveCount(0);
  await expect(late.getByRole('row', { name: /BAG-09.*Active/ })).toBeVisible();
});
