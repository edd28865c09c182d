// Next year's budget, from the controller's workbook to what may be spent: imported, pasted, spread,
// submitted, approved. What is no amount is refused by its row and column, and nothing typed is lost.
import { workbook } from './support/files';
import { pasteBlock } from './support/grid';
import { expect, test, visit, type Page } from './support/people';

const HEADING = ['year', 'budget', 'period', 'centre', 'account', 'amount'];

/** A new version of the last year there is, with nothing in it. */
async function newVersion(page: Page): Promise<{ year: string; number: string; path: string }> {
  await visit(page, '/budgets');
  await page.getByRole('button', { name: 'New version' }).click();
  const dialog = page.getByRole('dialog', { name: 'New version' });
  await dialog.getByRole('combobox', { name: 'Year' }).click();
  const option = page.getByRole('option').first();
  const year = await option.innerText();
  await option.click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('From the workbook');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await page.waitForURL(/\/budgets\/[0-9a-f]{8}-/);
  await expect(page.getByText('No amounts yet')).toBeVisible();
  const number = /B[A-Z]*-[\w-]+/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
  return { year, number, path: new URL(page.url()).pathname };
}

test('a budget comes from a workbook and is in force once approved', async ({ desk }) => {
  test.setTimeout(180_000);
  const controller = await desk.signedIn('CONTROLLER');
  const { year, number, path } = await newVersion(controller);
  const row = (month: string, account: string, amount: string | number) =>
    [year, number, `${year}-${month}`, 'C-FIN', account, amount] as const;

  await controller.getByRole('main').getByRole('link', { name: 'Import' }).click();
  await expect(controller.getByRole('combobox', { name: 'What' })).toHaveValue('Budget');
  const input = controller.locator('input[type=file]');
  const bad = [HEADING, row('01', '8400', 1000), row('02', '8400', 'twelve')];
  await input.setInputFiles(await workbook('bad.xlsx', bad));
  await controller.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(controller.getByRole('status')).toContainText('1 row would load, 1 would not');
  const refused = controller.getByRole('row', { name: /twelve/ });
  await expect(refused).toContainText('3');
  await expect(refused).toContainText('amount');
  const good = [HEADING, row('01', '8400', 1000), row('02', '8400', 2000), row('01', '8100', 500)];
  await input.setInputFiles(await workbook('good.xlsx', good));
  await controller.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(controller.getByRole('status')).toContainText('Everything was imported');

  await visit(controller, path);
  const grid = controller.getByRole('grid', { name: /^Budget/ });
  const cell = (account: string, column: number) =>
    grid.getByRole('row', { name: account }).getByRole('gridcell').nth(column);
  await expect(cell('8400', 1)).toHaveText('2,000');
  await cell('8100', 0).click();
  await controller.keyboard.type('12');
  await controller.keyboard.press('Escape');
  await expect(cell('8100', 0)).toHaveText('500');
  await controller.keyboard.type('12');
  await controller.keyboard.press('Enter');
  await expect(cell('8100', 0)).toHaveText('12');
  await controller.keyboard.press('Control+z');
  await expect(cell('8100', 0)).toHaveText('500');
  await cell('8100', 0).click();
  await pasteBlock(controller, [
    ['600', '700', 'seven hundred'],
    ['(50)', '', '2 500'],
  ]);
  await expect(controller.getByRole('status')).toContainText('One cell holds no amount');
  const problem = controller.getByRole('list', { name: 'Cells without an amount' });
  await expect(problem).toContainText(`8100 Wages · ${year}-03`);
  await expect(problem).toContainText('seven hundred');
  await expect(controller.getByRole('button', { name: 'Save' })).toBeDisabled();
  await problem.getByRole('button').click();
  await controller.keyboard.press('Delete');
  await expect(problem).toHaveCount(0);
  await controller.keyboard.press('Control+s');
  await expect(controller.getByText(/cells saved/)).toBeVisible();
  await expect(cell('8400', 2)).toHaveText('2,500');

  await cell('8400', 0).click();
  await controller.getByRole('button', { name: 'Spread' }).click();
  const spread = controller.getByRole('dialog', { name: 'Spread' });
  await spread.getByRole('textbox', { name: 'Whole amount' }).fill('1,200,001');
  await spread.getByRole('button', { name: 'Take' }).click();
  await controller.keyboard.press('Control+s');
  await expect(controller.getByRole('status')).toHaveCount(0);
  await expect(cell('8400', 12)).toHaveText('1,200,001.00');
  await controller.getByRole('button', { name: 'Submit' }).click();
  await controller.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await expect(controller.getByText('Submitted', { exact: true }).first()).toBeVisible();

  const executive = await desk.signedIn('EXECUTIVE');
  await visit(executive, path);
  await executive.getByRole('button', { name: 'Approve' }).click();
  await executive.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(executive.getByRole('dialog')).toHaveCount(0);

  await visit(controller, '/budgets/available');
  const choose = async (label: string, option: string) => {
    await controller.getByRole('combobox', { name: label, exact: true }).click();
    await controller.getByRole('option', { name: option }).click();
  };
  await choose('Year', year);
  await choose('Centre', 'C-FIN Finance and IT');
  await choose('Account', '8400 Software');
  await expect(controller.getByText('NT$1,200,001').last()).toBeVisible();
  await controller.getByRole('row', { name: number }).first().click();
  await controller.waitForURL(`**${path}`);
});
