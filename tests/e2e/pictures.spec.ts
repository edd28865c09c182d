// A chart taken along as a picture: what the page cuts with dots is cut with dots in the picture, too, and
// what it breaks into lines is broken there.
import fs from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from './support/people';
import { settle } from './support/pages';

const PRODUCTS = 'Most returned products';

/** What stands in the picture of a panel, piece by piece. */
async function textsOf(panel: Locator, title: string): Promise<string[]> {
  const page = panel.page();
  await panel.getByRole('button', { name: new RegExp(title) }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  const picture = fs.readFileSync(await (await download).path(), 'utf8');
  return [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
}

test('the picture of a table breaks a heading where the page does', async ({ desk }) => {
  const page = await desk.signedIn('EXECUTIVE');
  await page.setViewportSize({ width: 1280, height: 900 });
  await settle(page, '/dashboards/budget');
  const title = 'Budget by centre and account';
  const panel = page.getByRole('region', { name: title });
  const head = panel.getByRole('columnheader', { name: 'Pre-committed' });
  const lines = await head.evaluate((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  });
  expect(lines).toBe(2);
  const texts = await textsOf(panel, title);
  expect(texts).toEqual(expect.arrayContaining(['Pre-', 'committed', 'Committed']));
  expect(texts).not.toContain('Pre-committed');
});

test('the picture of a ranked list says where a name was cut', async ({ desk }) => {
  const page = await desk.signedIn('EXECUTIVE');
  await page.setViewportSize({ width: 390, height: 844 });
  await settle(page, '/dashboards/order-flow');
  const panel = page.getByRole('region', { name: PRODUCTS });
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  const cut = await panel.getByRole('listitem').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const all = [...row.querySelectorAll('span')];
      const label = all.find((one) => getComputedStyle(one).textOverflow === 'ellipsis');
      const isCut = label !== undefined && label.scrollWidth > label.clientWidth;
      return isCut ? [label.textContent] : [];
    }),
  );
  expect(cut.length).toBeGreaterThan(0);

  const texts = await textsOf(panel, PRODUCTS);
  for (const label of cut) {
    const found = texts.find((text) => text.endsWith('…') && label.startsWith(text.slice(0, -1)));
    expect(found, `${label} in ${texts.join(' | ')}`).toBeDefined();
    expect(texts).not.toContain(label);
  }
});
