// Coming in, being refused, and what each person finds in the menu.
import { enterSignIn, expect, hydrated, signInOf, test, visit } from './support/people';

test('a wrong password keeps the address, and the right one leads where one wanted to go', async ({
  desk,
}) => {
  const page = await desk.visitor();
  await visit(page, '/orders');
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  const clerk = signInOf('ORDER_CLERK');
  await enterSignIn(page, { ...clerk, password: 'not-the-password' });
  await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(clerk.email);
  await enterSignIn(page, clerk);
  await expect(page).toHaveURL(/\/orders/);
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
});

test('each role has its own menu, and no way past it', async ({ desk }) => {
  test.setTimeout(180_000);
  const finance = await desk.signedIn('FINANCE');
  await visit(finance, '/invoices');
  const menu = finance.getByRole('navigation', { name: 'Main menu' });
  await expect(menu.getByRole('link', { name: 'Receipts', exact: true })).toBeVisible();
  await expect(menu.getByRole('link', { name: 'Users and roles' })).toHaveCount(0);

  const dealer = await desk.signedIn('DEALER');
  await visit(dealer, '/orders');
  const ownMenu = dealer.getByRole('navigation', { name: 'Main menu' });
  await expect(ownMenu.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();
  for (const name of ['Price lists', 'Dealers', 'Reports', 'Users and roles', 'Jobs']) {
    await expect(ownMenu.getByRole('link', { name, exact: true })).toHaveCount(0);
  }

  const admin = await desk.signedIn('ADMINISTRATOR');
  await visit(admin, '/admin/users');
  const everything = admin.getByRole('navigation', { name: 'Main menu' });
  await expect(everything.getByRole('link', { name: 'Audit trail' })).toBeVisible();
  await expect(everything.getByRole('link', { name: 'Jobs' })).toBeVisible();
});

test('language and appearance are chosen in the header and stay', async ({ desk }) => {
  const page = await desk.visitor();
  await visit(page, '/sign-in');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '繁體中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await page.getByRole('button', { name: '外觀' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await hydrated(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
