// Every page there is, read from the folders that make them, so that a new page is looked at too.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, visit, type Page } from './people';

const DESK = path.resolve(import.meta.dirname, '../../../src/app/(desk)');
const DYNAMIC = /\/\[[^/]+\]/;

/** Pages whose first example the list above them does not link to. */
const EXAMPLES: Record<string, string> = {
  '/reports/[name]': '/reports/sales',
  // Leads on to the report; of one that was stopped, to the list.
  '/reports/regular/[id]': '/reports/regular/00000000-0000-7000-8000-000000000000',
};

/** Pages that print what was chosen in a list. */
const PAPERS: Record<string, string> = {
  '/orders/print': '/orders',
  '/invoices/print': '/invoices',
  '/credit-notes/print': '/credit-notes',
  '/shipments/delivery-notes': '/shipments',
  '/shipments/pick-list': '/shipments',
};

/** `/orders`, `/orders/[id]`, `/orders/[id]/edit` … */
export function pagePatterns(): string[] {
  return readdirSync(DESK, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file).split(path.sep).join('/')}`.replace(/\/\.$/, '/'))
    .toSorted((one, other) => one.localeCompare(other));
}

/** Where the pages are that have a name in their address: the first each page above links to. */
export class Examples {
  private readonly found = new Map<string, string>();

  /** Notes what an open page links to below itself, before the pages below it are asked for. */
  async note(page: Page, pattern: string): Promise<void> {
    const { pathname } = new URL(page.url());
    const link = page.locator(`main a[href^="${pathname}/0"]`).first();
    const href = (await link.count()) > 0 ? await link.getAttribute('href') : null;
    if (href) this.found.set(pattern, href.split(/[?#]/)[0] ?? href);
  }

  /** The address of an example, or undefined where the page above shows none. */
  addressOf(pattern: string): string | undefined {
    const chosen = this.found.get(PAPERS[pattern] ?? '');
    if (chosen) return `${pattern}?ids=${path.basename(chosen)}`;
    const known = EXAMPLES[pattern];
    const at = pattern.lastIndexOf('/[');
    if (known ?? at < 0) return known ?? pattern;
    const example = this.found.get(pattern.slice(0, at));
    return example && `${example}${pattern.slice(at).replace(DYNAMIC, '')}`;
  }
}

/** Words of the programmer where there should be words of the reader: `orders.list.title`. */
const KEY = /\b[a-z]+[a-zA-Z]*(?:\.[a-zA-Z]+){2,}\b/g;
const ADDRESS = /@|\.example$/;

/** Opens a page and waits until it shows what it asked the server for. */
export async function settle(page: Page, address: string): Promise<void> {
  await visit(page, address);
  await settled(page);
}

/** Waits until nothing of the page is being loaded. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
}

/** What is wrong on a page as it stands: wider than its window, or a text without translation. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { wide, text } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const widest = [...document.querySelectorAll('main *')].find(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const excess = scrollWidth > clientWidth + 1 ? `${scrollWidth} ${widest?.className ?? ''}` : '';
    return { wide: excess, text: document.body.innerText };
  });
  const keys = [...text.matchAll(KEY)].map(([key]) => key).filter((key) => !ADDRESS.test(key));
  return [...(wide ? [`wider than the window: ${wide}`] : []), ...keys.map((key) => `key ${key}`)];
}
