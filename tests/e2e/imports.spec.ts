// A file of orders: matched, checked, refused row by row, and mended.
import { expect, test, visit } from './support/people';

const file = (text: string) => ({
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text, 'utf8'),
});

test('a check names each bad row and writes nothing; the mended file is imported', async ({
  desk,
}) => {
  const page = await desk.signedIn('ORDER_CLERK');
  await visit(page, '/imports');
  const input = page.locator('input[type=file]');
  await input.setInputFiles(
    file('po,dealer,product,qty\nIMP-1,D003,NOPE,1\nIMP-1,D003,BAG-01,2\n'),
  );
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('0 rows would load, 2 would not');
  await expect(page.getByText('There is no product “NOPE”.')).toBeVisible();

  await input.setInputFiles(
    file('po,dealer,product,qty\nIMP-1,D003,BAG-02,1\nIMP-1,D003,BAG-01,2\n'),
  );
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Everything was imported');
  await visit(page, '/orders?q=IMP-1');
  await page.getByRole('link', { name: /^SO-/ }).click();
  await expect(page.getByText('IMP-1')).toBeVisible();
  await expect(page.getByRole('row', { name: /BAG-02/ })).toBeVisible();
});
