// One order from the dealer's call to its money: entered, cut, shipped in part, signed for, invoiced
// by the job that hears of the shipment, paid.
import { chooseDealer, pasteRows, submitOrder } from './support/order-entry';
import { expect, test, visit, type Page } from './support/people';

/** One figure of the bridge above the lines of an order. */
async function expectBridge(page: Page, figures: Record<string, string>): Promise<void> {
  const bridge = page.getByRole('list', { name: 'Quantity flow' });
  for (const [stage, quantity] of Object.entries(figures)) {
    const step = bridge.getByRole('listitem').filter({ hasText: stage });
    await expect(step.getByText(quantity, { exact: true })).toBeVisible();
  }
}

test('order to cash', async ({ desk }) => {
  test.setTimeout(180_000);
  const clerk = await desk.signedIn('ORDER_CLERK');
  await visit(clerk, '/orders/new');
  await chooseDealer(clerk, 'D009', /Chiayi Outdoor/);
  await pasteRows(clerk, [
    ['BAG-05', '6'],
    ['TENT-09', '2'],
  ]);
  await expect(clerk.getByText('Nothing stands against this order')).toBeVisible();
  const number = await submitOrder(clerk);
  const orderPath = new URL(clerk.url()).pathname;

  const manager = await desk.signedIn('SALES_MANAGER');
  await visit(manager, orderPath);
  await manager.getByRole('button', { name: 'Cut quantities…' }).click();
  await manager.getByRole('textbox', { name: 'Approved quantity, line 1' }).fill('4');
  const cut = manager.getByRole('region', { name: 'Approve with changes' });
  await cut.getByRole('textbox', { name: 'Reason for the cut, line 1' }).fill('Two are promised');
  await cut.getByRole('button', { name: /^Approve/ }).click();
  await expect(cut).toHaveCount(0);
  await expectBridge(manager, { Requested: '8', Approved: '6', Reserved: '6' });

  const warehouse = await desk.signedIn('WAREHOUSE');
  await visit(warehouse, `/shipments/new?order=${orderPath.split('/').at(-1) ?? ''}`);
  await warehouse.getByRole('textbox', { name: 'Ship now of BAG-05' }).fill('3');
  await warehouse
    .getByRole('button', { name: /^Create/ })
    .last()
    .click();
  await warehouse.waitForURL(/\/shipments\/[0-9a-f]{8}-/);
  await warehouse.getByRole('button', { name: 'Report picked' }).click();
  await warehouse.getByRole('button', { name: 'Save picked quantities' }).click();
  await expect(warehouse.getByRole('button', { name: 'Hand over' })).toBeVisible();
  await warehouse.getByRole('button', { name: 'Hand over' }).click();
  const handOver = warehouse.getByRole('dialog');
  await handOver.getByRole('textbox', { name: 'Tracking number' }).fill('TRACK-1');
  await handOver.getByRole('button', { name: 'Hand over' }).click();
  await expect(handOver).toHaveCount(0);
  await warehouse.getByRole('button', { name: 'Record delivery' }).click();
  await warehouse.getByRole('button', { name: 'Save delivery' }).click();
  await expect(warehouse.getByText('Delivered', { exact: true }).first()).toBeVisible();

  const finance = await desk.signedIn('FINANCE');
  await visit(finance, orderPath);
  await expectBridge(finance, { Shipped: '5', Delivered: '5' });
  // A job raises the invoice when it hears of the shipment.
  const invoice = finance.getByRole('region', { name: 'Invoices' }).getByRole('link');
  await expect(async () => {
    await visit(finance, orderPath);
    await expect(invoice).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 60_000 });
  await invoice.click();
  await expect(finance.getByRole('heading', { level: 1, name: /^INV-/ })).toBeVisible();
  await expect(finance.getByRole('link', { name: number })).toBeVisible();
  await finance.getByRole('link', { name: 'Record receipt' }).click();
  await expect(finance.getByRole('heading', { level: 1, name: 'New receipt' })).toBeVisible();
  // It comes filled with what the invoice is open for.
  await expect(finance.getByText('Set by hand')).toBeVisible();
  await finance.getByRole('textbox', { name: 'Reference' }).fill('WIRE-1');
  await finance.getByRole('button', { name: 'Record receipt' }).click();
  await expect(finance.getByRole('heading', { level: 1, name: /^RC-/ })).toBeVisible();
  await expect(finance.getByText('WIRE-1')).toBeVisible();
});
