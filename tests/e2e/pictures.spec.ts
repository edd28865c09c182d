// A chart taken along as a picture: what the page breaks into lines is broken there, and what it scrolls
// stands at its whole length.
import fs from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test } from './support/people';
import { settle } from './support/pages';

const PRODUCTS = 'Most returned products';

/** The picture of a panel. */
async function pictureOf(panel: Locator, title: string): Promise<string> {
  const page = panel.page();
  await panel.getByRole('button', { name: new RegExp(title) }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  return fs.readFileSync(await (await download).path(), 'utf8');
}

const textsIn = (picture: string): string[] =>
  [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

/** What stands in it, piece by piece. */
const textsOf = async (panel: Locator, title: string) => textsIn(await pictureOf(panel, title));

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

test('the picture of a ranked list has its names whole, as the page has', async ({ desk }) => {
  const page = await desk.signedIn('EXECUTIVE');
  await page.setViewportSize({ width: 390, height: 844 });
  await settle(page, '/dashboards/order-flow');
  const panel = page.getByRole('region', { name: PRODUCTS });
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  const names = await panel.getByRole('listitem').evaluateAll((rows) =>
    rows.map((row) => {
      const label = row.querySelector('span > span');
      const range = document.createRange();
      if (label) range.selectNodeContents(label);
      const lines = new Set([...range.getClientRects()].map(({ top }) => top)).size;
      return { text: label?.textContent ?? '', lines };
    }),
  );
  // There is no room for all of them on one line.
  expect(Math.max(...names.map(({ lines }) => lines))).toBeGreaterThan(1);
  const bare = (text: string) => text.replaceAll(/\s/g, '');
  const picture = bare((await textsOf(panel, PRODUCTS)).join(''));
  for (const { text } of names) expect(picture).toContain(bare(text));
  expect(picture).not.toContain('…');
});

test('the picture of a list that scrolls has what comes below it below it', async ({ desk }) => {
  const page = await desk.signedIn('EXECUTIVE');
  await page.setViewportSize({ width: 1280, height: 900 });
  await settle(page, '/dashboards/variance');
  const title = 'Ordered sales: price, mix and quantity';
  const panel = page.getByRole('region', { name: title });
  const rows = await panel.getByRole('row').count();
  const picture = await pictureOf(panel, title);
  const texts = textsIn(picture);
  expect(texts.length).toBeGreaterThan(rows);
  expect(texts.at(-1)).toContain('is not over');
  const places = [...picture.matchAll(/<text[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.max(...places.slice(0, -1))).toBeLessThan(places.at(-1) ?? 0);
});
