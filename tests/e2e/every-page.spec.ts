// Every page opens without an error, fits its window, is translated, and keeps WCAG 2.2 AA as far as
// a program can tell: each on a desk in the light and, turned over as it stands, on a phone in the
// dark; every other part of the application in 繁體中文.
import axe from 'axe-core';
import { expect, test, type Locale, type Page, type Role } from './support/people';
import { Examples, faultsOf, pagePatterns, settle, settled } from './support/pages';

// A trace of two hundred pages would take longer than opening them.
test.use({ trace: 'off' });

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LIMIT_MS = 600_000;

/** Who looks: the first sees most pages, each next one those that nobody before may see. */
const ROLES: readonly Role[] = [
  'ADMINISTRATOR',
  'CONTROLLER',
  'SALES_MANAGER',
  'FINANCE',
  'WAREHOUSE',
];

/** Opens only with the request it claims from; the journey of an expense goes through it. */
const NEEDS_MORE = new Set(['/claims/new']);

/** Lists that may be empty in the demo, so that there is nothing to open below them. */
const MAY_LACK = new Set(['/imports/[id]', '/approvals/[id]']);

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The parts of the application, by the first word of the address: every other one. */
function everyOther(start: number): string[] {
  const parts = [...new Set(pagePatterns().map((pattern) => pattern.split('/')[1]))];
  return pagePatterns().filter((one) => parts.indexOf(one.split('/')[1]) % 2 === start);
}

async function axeFaults(page: Page): Promise<string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in globalThis);
  if (!isLoaded) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: tags,
        resultTypes: ['violations'],
      }),
    RULES,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** Before a page is opened. */
async function asDesk(page: Page): Promise<void> {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Turns an open page over. Less motion, so that nothing is judged half faded in. */
async function turnToPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' });
  await settled(page);
}

/** Opens a page with the first of them who may see it. */
async function whoSees(
  people: Page[],
  address: string,
  before: () => void,
): Promise<Page | undefined> {
  for (const page of people) {
    before();
    await asDesk(page);
    await settle(page, address);
    if ((await page.locator('[data-not-found]').count()) === 0) return page;
  }
  return undefined;
}

async function lookAt(people: Page[], patterns: string[]): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {};
  let said: string[] = [];
  for (const page of people) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) said.push(`${response.status()} ${response.url()}`);
    });
  }
  const examples = new Examples();
  for (const pattern of patterns) {
    const address = examples.addressOf(pattern);
    if (!address) {
      if (!MAY_LACK.has(pattern)) wrong[pattern] = ['the demo has no example'];
      continue;
    }
    const page = await whoSees(people, address, () => (said = []));
    if (!page) {
      if (!NEEDS_MORE.has(pattern)) wrong[address] = ['nobody sees it'];
      continue;
    }
    await examples.note(page, pattern);
    const faults = [...(await faultsOf(page)), ...(await axeFaults(page))];
    await turnToPhone(page);
    const onPhone = [...(await faultsOf(page)), ...(await axeFaults(page))];
    faults.push(...said, ...onPhone.map((fault) => `phone: ${fault}`));
    if (faults.length > 0) wrong[address] = faults;
  }
  return wrong;
}

const LANGUAGES: readonly [Locale, string][] = [
  ['en', 'in English'],
  ['zh-Hant', 'in 繁體中文'],
];

for (const [index, [locale, language]] of LANGUAGES.entries()) {
  test(`every page is sound on a desk and a phone, ${language}`, async ({ desk }) => {
    test.setTimeout(LIMIT_MS);
    const people: Page[] = [];
    for (const role of ROLES) people.push(await desk.signedIn(role, { locale }));
    expect(await lookAt(people, everyOther(index))).toEqual({});
  });
}
