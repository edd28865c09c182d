// What executives read: the dashboard, a report, its rows, and the file of it.
import { expect, test, visit } from './support/people';

test('a figure of the dashboard opens its rows, and a report leaves as a file', async ({
  desk,
}) => {
  const page = await desk.signedIn('EXECUTIVE');
  await visit(page, '/dashboard');
  await expect(page.getByText('As of').first()).toBeVisible();
  await page.getByRole('link', { name: /Overdue receivables/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await visit(page, '/reports/sales');
  await expect(page.getByRole('heading', { level: 1, name: 'Sales' })).toBeVisible();
  const table = page.getByRole('table');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).first().click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});
