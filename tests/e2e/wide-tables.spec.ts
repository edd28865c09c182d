// Tables with more columns than a phone has room for: names stay readable and in sight.
import { expect, test } from './support/people';
import { settle } from './support/pages';

/** Room for the words of a name, one or two a line. */
const READABLE_PX = 120;

test('names of a wide table stand in words on a phone', async ({ desk }) => {
  const page = await desk.signedIn('EXECUTIVE', { phone: true });
  await settle(page, '/dashboards/variance');
  const panel = page.getByRole('region', { name: 'Ordered sales: price, mix and quantity' });
  const names = panel.getByRole('rowheader');
  await expect(names.nth(1)).toBeVisible();
  const before = await names.nth(1).boundingBox();
  expect(before?.width).toBeGreaterThanOrEqual(READABLE_PX);
  const last = panel.getByRole('row').nth(1).getByRole('cell').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  const after = await names.nth(1).boundingBox();
  expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(2);
});
