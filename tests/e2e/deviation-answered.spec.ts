// From the executive's phone to the document behind a deviation, and to the owner's answer.
import { expect, test, visit, type Page } from './support/people';

const SAID = 'Promotions of the new dealer came a month early.';

/** The first deviation that waits for the manager's words; answers with its address. */
async function openWaiting(manager: Page): Promise<string> {
  await visit(manager, '/deviations?show=mine');
  const waiting = manager.getByRole('row').filter({ hasText: 'To be explained' }).first();
  await waiting.click();
  await manager.waitForURL(/\/deviations\/[0-9a-f]{8}-/);
  return new URL(manager.url()).pathname;
}

test('高階主管從偏差看到單據，詢問負責人並結案', async ({ desk }) => {
  test.setTimeout(180_000);
  const manager = await desk.signedIn('SALES_MANAGER');
  const path = await openWaiting(manager);

  const executive = await desk.signedIn('EXECUTIVE', { locale: 'zh-Hant', phone: true });
  await visit(executive, '/dashboards/executive');
  const panel = executive.getByRole('region', { name: '最大偏差及其原因' });
  await expect(panel.getByRole('link').first()).toBeVisible();
  await panel.scrollIntoViewIfNeeded();
  await executive.getByRole('link', { name: /未結案的偏差/ }).click();
  await executive.waitForURL('**/deviations');
  await executive.locator(`a[href="${path}"]`).click();
  await executive.waitForURL(`**${path}`);
  const drivers = executive.getByRole('region', { name: '主要原因' });
  await drivers.scrollIntoViewIfNeeded();
  await drivers.locator('a[href^="/expenses/"], a[href^="/products/"]').first().click();
  await executive.waitForURL(/\/(?:expenses|products)\/[0-9a-f]{8}-/);
  await expect(executive.getByRole('heading', { level: 1 })).toBeVisible();

  await visit(executive, path);
  await executive.getByRole('textbox', { name: '您想知道什麼' }).fill('為什麼是預算的兩倍？');
  await executive.getByRole('button', { name: '要求說明' }).click();
  await expect(executive.getByText('為什麼是預算的兩倍？').last()).toBeVisible();

  const asked = manager.getByText(/asks about .*為什麼是預算的兩倍？/).first();
  // A job tells the owner.
  await expect(async () => {
    await visit(manager, '/notifications');
    await expect(asked).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 40_000 });
  await asked.click();
  await manager.waitForURL(`**${path}`);
  await manager.getByRole('textbox', { name: 'Explanation' }).fill(SAID);
  await manager.getByRole('button', { name: /^Explain/ }).click();
  await expect(manager.getByText('Explained').first()).toBeVisible();

  await visit(executive, path);
  await expect(executive.getByText(SAID).first()).toBeVisible();
  const judge = async (button: string, state: string) => {
    await executive.getByRole('textbox', { name: '意見' }).fill('了解');
    await executive.getByRole('button', { name: button }).click();
    await expect(executive.getByText(state).first()).toBeVisible();
  };
  await judge('確認並結案', '已結案');
  // What was closed can be opened again, and so the next run finds it waiting.
  await judge('重新開啟', '待說明');
});
