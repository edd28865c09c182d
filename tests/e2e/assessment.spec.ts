// An assessment from its scheme to its end: weights that do not sum are refused, the run is published,
// disputed, the dispute decided, and the scores are final.
import { expect, test, visit, type Page } from './support/people';

/** A scheme of dealers with a code of its own; answers with its name. */
async function makeScheme(controller: Page): Promise<string> {
  const code = `E${Date.now().toString(36).toUpperCase()}`;
  await visit(controller, '/assessments/schemes');
  await controller.getByRole('link', { name: 'New scheme' }).click();
  await controller.getByRole('textbox', { name: 'Code' }).fill(code);
  await controller.getByRole('textbox', { name: 'Name', exact: true }).fill(`Dealers ${code}`);
  const weight = controller.getByRole('textbox', { name: 'Weight' }).first();
  await weight.fill('50');
  await expect(controller.getByText('Weights: 90 % of 100 %')).toBeVisible();
  await controller.keyboard.press('Control+Enter');
  await expect(controller.getByText('The weights sum to 90 %, not 100 %.')).toBeVisible();
  await expect(controller.getByRole('textbox', { name: 'Code' })).toHaveValue(code);
  await weight.fill('60');
  await controller.keyboard.press('Control+Enter');
  await controller.waitForURL(/\/assessments\/schemes$/);
  await expect(controller.getByRole('row', { name: code })).toBeVisible();
  return `Dealers ${code}`;
}

async function compute(controller: Page, scheme: string): Promise<string> {
  await visit(controller, '/assessments');
  await controller.getByRole('button', { name: 'Compute' }).click();
  const dialog = controller.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Scheme' }).fill(scheme);
  await controller.getByRole('option', { name: scheme }).click();
  await dialog.getByRole('button', { name: /^Compute/ }).click();
  await controller.waitForURL(/\/assessments\/[0-9a-f]{8}-/);
  await expect(controller.getByText('Draft', { exact: true }).first()).toBeVisible();
  return new URL(controller.url()).pathname;
}

/** Opens how the score of the first place came about. */
async function openFirst(page: Page): Promise<void> {
  const rows = page.getByRole('table', { name: 'Scores' }).getByRole('row');
  await rows.nth(1).getByRole('button').click();
}

async function confirm(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('an assessment from its scheme to its end', async ({ desk }) => {
  test.setTimeout(180_000);
  const controller = await desk.signedIn('CONTROLLER');
  const scheme = await makeScheme(controller);
  const path = await compute(controller, scheme);
  await confirm(controller, 'Publish');
  await expect(controller.getByText('Published', { exact: true }).first()).toBeVisible();

  const manager = await desk.signedIn('SALES_MANAGER');
  await visit(manager, path);
  await openFirst(manager);
  const drawer = manager.getByRole('dialog', { name: /^Calculation/ });
  await drawer.getByRole('button', { name: 'Appeal' }).first().click();
  const appeal = manager.getByRole('dialog', { name: /^Appeal: Sales attainment/ });
  await appeal.getByRole('textbox').fill('The shop was closed for ten days');
  await appeal.getByRole('button', { name: 'Appeal' }).click();
  await expect(appeal).toHaveCount(0);

  const executive = await desk.signedIn('EXECUTIVE');
  await visit(executive, path);
  await expect(executive.getByRole('button', { name: 'Make final' })).toHaveCount(0);
  await executive.getByRole('button', { name: 'Decide the appeal' }).click();
  const decision = executive.getByRole('dialog', { name: 'Decide the appeal' });
  await decision.getByRole('textbox', { name: 'Points to add or take' }).fill('5');
  await decision.getByRole('textbox', { name: 'Answer' }).fill('Five points for the days closed');
  await decision.getByRole('button', { name: /^Uphold/ }).click();
  await expect(decision).toHaveCount(0);
  await expect(executive.getByText(/Five points for the days closed/).first()).toBeVisible();
  await confirm(executive, 'Make final');
  await expect(executive.getByText('Final', { exact: true }).first()).toBeVisible();
  await visit(manager, path);
  await openFirst(manager);
  await expect(drawer.getByRole('button', { name: 'Appeal' })).toHaveCount(0);
});
