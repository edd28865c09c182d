// Coming in through the company's identity provider, and being told why not.
import { expect, hydrated, signInOf, test, visit, type Page } from './support/people';
import { startIdentityProvider, type IdentityProvider } from './support/identity-provider';

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must be what the application was started with`);
  return value;
}

const controller = () => ({
  sub: 'subject-of-the-controller',
  email: signInOf('CONTROLLER').email,
  email_verified: true,
});

let provider: IdentityProvider;

test.beforeAll(async () => {
  const settings = {
    issuer: variable('OIDC_ISSUER'),
    clientId: variable('OIDC_CLIENT_ID'),
    clientSecret: variable('OIDC_CLIENT_SECRET'),
  };
  provider = await startIdentityProvider(settings, controller());
});
test.afterAll(() => provider.close());

async function comeFromProvider(page: Page): Promise<void> {
  await visit(page, '/sign-in?returnTo=%2Freports');
  await page.getByRole('button', { name: /Sign in with/ }).click();
}

test('a person with an account arrives where they wanted to go', async ({ desk }) => {
  provider.person = controller();
  const page = await desk.visitor();
  await comeFromProvider(page);
  await page.waitForURL('**/reports');
  await hydrated(page);
  await visit(page, '/account');
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(controller().email);
});

test('the account belongs to the first who came with it', async ({ desk }) => {
  provider.person = { ...controller(), sub: 'subject-of-somebody-else' };
  const page = await desk.visitor();
  await comeFromProvider(page);
  await page.waitForURL(/\/sign-in/);
  await expect(
    page.getByRole('alert').filter({ hasText: 'There is no active account for you here.' }),
  ).toBeVisible();
});

test('an address the provider does not vouch for opens nothing', async ({ desk }) => {
  provider.person = { ...controller(), email_verified: false };
  const page = await desk.visitor();
  await comeFromProvider(page);
  await page.waitForURL(/\/sign-in/);
  await expect(
    page.getByRole('alert').filter({ hasText: 'has not verified your email address' }),
  ).toBeVisible();
});
