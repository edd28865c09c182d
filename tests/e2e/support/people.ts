// Who works in the demo companies, and how they come in. Sessions are kept per person for the run,
// because signing in is throttled and is a journey of its own.
import fs from 'node:fs';
import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';

export type Role =
  | 'ADMINISTRATOR'
  | 'EXECUTIVE'
  | 'SALES_MANAGER'
  | 'ORDER_CLERK'
  | 'WAREHOUSE'
  | 'FINANCE'
  | 'CONTROLLER'
  | 'DEALER';
export type Locale = 'en' | 'zh-Hans' | 'zh-Hant';

export interface SignIn {
  organization: string;
  role: Role;
  email: string;
  password: string;
}

export const FORMOSA = 'Formosa Trail';
export const GATEWAY = 'Gateway Auto Parts';

/** Compiling a page on a server with reload takes longer than anything on the built application. */
const ARRIVAL_MS = 45_000;

function signIns(): SignIn[] {
  const file = process.env.SIGN_INS;
  if (!file) throw new Error('SIGN_INS must name the file of the demo sign-ins');
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SignIn[];
}

export function signInOf(role: Role, organization: string = FORMOSA): SignIn {
  const found = signIns().find((one) => one.role === role && one.organization === organization);
  if (!found) throw new Error(`the demo has no ${role} in ${organization}`);
  return found;
}

/** Opens a page and waits until it answers to the keyboard. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { timeout: ARRIVAL_MS });
  await hydrated(page);
}

export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached', timeout: ARRIVAL_MS });
}

/** Types what the sign-in page asks for and sends it; the caller says what should follow. */
export async function enterSignIn(page: Page, { email, password }: SignIn): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(email);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
const sessions = new Map<string, State>();

async function sessionOf(browser: Browser, person: SignIn): Promise<State> {
  const known = sessions.get(person.email);
  if (known) return known;
  const context = await browser.newContext();
  const page = await context.newPage();
  await visit(page, '/sign-in');
  await enterSignIn(page, person);
  await page.waitForURL((url) => url.pathname !== '/sign-in', { timeout: ARRIVAL_MS });
  const state = await context.storageState();
  sessions.set(person.email, state);
  await context.close();
  return state;
}

export interface Arrival {
  organization?: string;
  locale?: Locale;
  phone?: boolean;
}

export interface Desk {
  /** A page of somebody signed in; on a phone's screen if asked. */
  signedIn(role: Role, arrival?: Arrival): Promise<Page>;
  /** A page of nobody. */
  visitor(locale?: Locale): Promise<Page>;
}

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    const faults: string[] = [];
    const open = async (locale: Locale, options: Parameters<Browser['newContext']>[0]) => {
      const context = await browser.newContext(options);
      opened.push(context);
      await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }]);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      return page;
    };
    await use({
      signedIn: async (role, { organization = FORMOSA, locale = 'en', phone = false } = {}) => {
        const storageState = await sessionOf(browser, signInOf(role, organization));
        return open(locale, { storageState, ...(phone ? PHONE : {}) });
      },
      visitor: (locale = 'en') => open(locale, {}),
    });
    for (const context of opened) await context.close();
    // Also what a person does not see: a page that is drawn twice, a handler that failed.
    expect(faults).toEqual([]);
  },
});

export { expect, type Page };
