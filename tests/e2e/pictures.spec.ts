// A chart taken along as a picture: what the page cuts with dots is cut with dots in the picture, too.
import fs from 'node:fs';
import { expect, test } from './support/people';
import { settle } from './support/pages';

const PRODUCTS = 'Most returned products';

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

  await panel.getByRole('button', { name: new RegExp(PRODUCTS) }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  const picture = fs.readFileSync(await (await download).path(), 'utf8');
  const texts = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');
  for (const label of cut) {
    const found = texts.find((text) => text.endsWith('…') && label.startsWith(text.slice(0, -1)));
    expect(found, `${label} in ${texts.join(' | ')}`).toBeDefined();
    expect(texts).not.toContain(label);
  }
});
