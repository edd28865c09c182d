// From a dealer's call to an approved order: typing, pasting, being refused, deciding.
import { chooseDealer, pasteRows, submitOrder } from './support/order-entry';
import { expect, test, visit } from './support/people';

test('a clerk enters an order by keyboard and by paste; nothing typed is lost', async ({
  desk,
}) => {
  const page = await desk.signedIn('ORDER_CLERK');
  await visit(page, '/orders/new');
  await chooseDealer(page, 'D003', /Taoyuan Outdoor/);
  await page.getByRole('textbox', { name: 'Their order no.' }).fill('PASTE-1');
  await pasteRows(page, [
    ['Code', 'Qty'],
    ['BAG-01', '2'],
    ['NOPE-9', '4'],
    ['BAG-02', 'seven'],
  ]);
  const lines = page.getByRole('table', { name: 'Order lines' });
  await expect(lines.getByText('Ridge Sleeping bag')).toBeVisible();
  await expect(lines.getByText('No product has this code, barcode or name.')).toBeVisible();
  await expect(lines.getByText('“seven” is not a number.')).toBeVisible();

  // Refused on this side of the wire: the page stays with what was typed.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('combobox', { name: 'Product, line 2' })).toHaveValue('NOPE-9');
  await expect(page.getByRole('textbox', { name: 'Quantity, line 3' })).toHaveValue('seven');

  await page.getByRole('textbox', { name: 'Quantity, line 3' }).fill('1');
  await page.getByRole('button', { name: 'Delete line 2' }).click();
  await expect(lines.getByText('NOPE-9')).toHaveCount(0);
  const number = await submitOrder(page);
  expect(number).toMatch(/^SO-\d{4}-\d{6}$/);
  await expect(page.getByText('PASTE-1')).toBeVisible();
  await expect(page.getByRole('row', { name: /BAG-02/ })).toBeVisible();

  await visit(page, `/orders?q=${number}`);
  await expect(page.getByRole('link', { name: number })).toBeVisible();
});

test('a manager releases a hold with a reason, and the trail says who and why', async ({
  desk,
}) => {
  const page = await desk.signedIn('SALES_MANAGER');
  await visit(page, '/orders?status=ON_HOLD&hold=MANUAL');
  await page.locator('a[href^="/orders/0"]').first().click();
  const held = page.getByRole('alert', { name: 'On hold' });
  await expect(held.getByText('Held by a person')).toBeVisible();
  await held.getByRole('button', { name: 'Release…' }).first().click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: /Release/ });
  await confirm.click();
  // Without a reason nothing happens.
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox').fill('Address confirmed by phone');
  await confirm.click();
  await expect(dialog).toHaveCount(0);
  await expect(held).toHaveCount(0);
  await expect(page.getByText('“Address confirmed by phone”')).toBeVisible();
});
