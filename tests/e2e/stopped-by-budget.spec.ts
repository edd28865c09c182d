// A manager is stopped by control, is led to the transfer that is missing, and passes once it is approved:
// in 繁體中文, the controller on a phone.
import { expect, hydrated, test, visit, type Page } from './support/people';

const REQUEST_PAGE = /\/expenses\/[0-9a-f]{8}-/;

/** From trade marketing, which is the manager's too and not of the pool, to the travel of the south. */
const LEGS = [
  ['轉出', 'C-TRADE', '6200'],
  ['轉入', 'C-SOUTH', '6500'],
] as const;

async function pick(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).fill(text);
  await page.getByRole('option', { name: text }).first().click();
}

/** Dollars and cents of what the stop says is available. */
const availableIn = (text: string): string[] =>
  (/可用\s*\$([\d,.]+)/.exec(text)?.[1] ?? '').replaceAll(',', '').split('.');

/** Asks for a thousand dollars more than there are, and stays where that was refused. */
async function askTooMuch(manager: Page): Promise<void> {
  await visit(manager, '/expenses/new');
  await manager.getByRole('textbox', { name: '標題' }).fill('年底拜訪經銷商');
  await pick(manager, '類型', '差旅');
  await pick(manager, '責任中心', '南區業務');
  const amount = manager.getByRole('textbox', { name: '金額' });
  await amount.fill('99999999');
  const stop = manager.getByRole('alert').filter({ hasText: '預算不足' });
  await expect(stop).toContainText('SALES-YEAR');
  const [whole = '', part = '00'] = availableIn(await stop.innerText());
  await amount.fill(`${Number(whole) + 1_000}.${part}`);
  await expect(stop).toContainText('超出 $1,000.00');
  await manager.keyboard.press('Control+Enter');
  await expect(manager.getByText('budgets.overBudget')).toBeVisible();
  await expect(manager.getByRole('textbox', { name: '標題' })).toHaveValue('年底拜訪經銷商');
}

/** Follows the way out: the cell that wants money is filled in, the other is chosen. Answers its page. */
async function proposeTransfer(manager: Page): Promise<string> {
  const opened = manager.context().waitForEvent('page');
  await manager.getByRole('link', { name: '申請預算流用' }).click();
  const page = await opened;
  await hydrated(page);
  const dialog = page.getByRole('dialog', { name: '申請流用' });
  await expect(dialog.getByRole('textbox', { name: '金額' })).toHaveValue(/^1,?000/);
  for (const [side, centre, account] of LEGS) {
    const leg = dialog.getByRole('group', { name: side });
    for (const [field, code] of [
      ['責任中心', centre],
      ['科目', account],
    ] as const) {
      await leg.getByRole('combobox', { name: field }).fill(code);
      await page.getByRole('option', { name: code }).click();
    }
    await expect(leg.getByRole('status')).toBeVisible();
  }
  await dialog.getByRole('textbox', { name: '理由' }).fill('年底拜訪');
  await dialog.getByRole('button', { name: /^儲存/ }).click();
  await page.waitForURL(/\/budgets\/changes\/[0-9a-f]{8}-/);
  const { pathname } = new URL(page.url());
  await page.close();
  return pathname;
}

test('被預算擋下的申請，在流用核准後通過', async ({ desk }) => {
  test.setTimeout(180_000);
  const manager = await desk.signedIn('SALES_MANAGER', { locale: 'zh-Hant' });
  await askTooMuch(manager);
  const changePath = await proposeTransfer(manager);

  const controller = await desk.signedIn('CONTROLLER', { locale: 'zh-Hant', phone: true });
  await visit(controller, changePath);
  await controller.getByRole('button', { name: '核准' }).click();
  await controller.getByRole('dialog').getByRole('button', { name: '核准' }).click();
  await expect(controller.getByRole('dialog')).toHaveCount(0);
  await expect(controller.getByText('已核准').first()).toBeVisible();

  await manager.getByRole('button', { name: /^提交/ }).click();
  await manager.waitForURL(REQUEST_PAGE);
  await expect(manager.getByText('已提交').first()).toBeVisible();
  // What it holds is given back, for whoever asks next.
  await manager.getByRole('button', { name: '更多' }).click();
  await manager.getByRole('menuitem', { name: '取消申請' }).click();
  const cancel = manager.getByRole('dialog');
  await cancel.getByRole('textbox').fill('改為明年');
  await cancel.getByRole('button', { name: '取消申請' }).click();
  await expect(manager.getByText('已取消').first()).toBeVisible();
});
