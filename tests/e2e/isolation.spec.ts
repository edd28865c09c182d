// Two companies on one installation: the second sees nothing of the first, not even by address.
import { expect, GATEWAY, test, visit } from './support/people';

test('an order of one company does not exist for the other', async ({ desk }) => {
  const page = await desk.signedIn('ORDER_CLERK');
  await visit(page, '/orders?view=all');
  const link = page.locator('a[href^="/orders/0"]').first();
  await expect(link).toBeVisible();
  const path = (await link.getAttribute('href')) ?? '';
  await visit(page, path);
  const number = /SO-\d{4}-\d+/.exec(await page.getByRole('heading', { level: 1 }).innerText());
  expect(number).not.toBeNull();

  const stranger = await desk.signedIn('ORDER_CLERK', { organization: GATEWAY });
  await stranger.goto(path);
  await expect(stranger.getByText('This does not exist or is not visible to you.')).toBeVisible();
  await visit(stranger, '/dealers');
  await expect(stranger.getByRole('heading', { name: 'Dealers', level: 1 })).toBeVisible();
  await expect(stranger.getByText('Trailhead')).toHaveCount(0);
});
