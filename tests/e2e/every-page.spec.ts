// Every page opens without an error, fits its window, is translated, and keeps WCAG 2.2 AA as far as
// a program can tell: on a desk in English, and on a phone in the dark in 繁體中文.
import axe from 'axe-core';
import { expect, test, type Locale, type Page, type Role } from './support/people';
import { Examples, faultsOf, pagePatterns, settle } from './support/pages';

// A trace of two hundred pages would take longer than opening them.
test.use({ trace: 'off' });

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LIMIT_MS = 600_000;

/** Lists that may be empty in the demo, so that there is nothing to open below them. */
const MAY_LACK = new Set(['/imports/[id]', '/approvals/[id]']);

interface Look {
  name: string;
  locale: Locale;
  phone: boolean;
  scheme: 'light' | 'dark';
}

const LOOKS: Look[] = [
  { name: 'on a desk, light, in English', locale: 'en', phone: false, scheme: 'light' },
  { name: 'on a phone, dark, in 繁體中文', locale: 'zh-Hant', phone: true, scheme: 'dark' },
];

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags }),
    RULES,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

async function look(page: Page, patterns: string[]): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {};
  let said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) said.push(`${response.status()} ${response.url()}`);
  });
  const examples = new Examples();
  for (const pattern of patterns) {
    const address = examples.addressOf(pattern);
    said = [];
    if (!address) {
      if (!MAY_LACK.has(pattern)) wrong[pattern] = ['the demo has no example'];
      continue;
    }
    await settle(page, address);
    await examples.note(page, pattern);
    const faults = [...said, ...(await faultsOf(page)), ...(await axeFaults(page))];
    if (faults.length > 0) wrong[address] = faults;
  }
  return wrong;
}

for (const { name, locale, phone, scheme } of LOOKS) {
  test(`every page is sound ${name}`, async ({ desk }) => {
    test.setTimeout(LIMIT_MS);
    const role: Role = 'ADMINISTRATOR';
    const page = await desk.signedIn(role, { locale, phone });
    await page.addInitScript((wanted) => {
      localStorage.setItem('mantine-color-scheme-value', wanted);
    }, scheme);
    expect(await look(page, pagePatterns())).toEqual({});
  });
}
