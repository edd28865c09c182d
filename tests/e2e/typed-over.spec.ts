// Fields with a readable text: who comes into one and types replaces what stands there, by keyboard, by
// mouse and as fast as a machine types.
import { expect, test, visit } from './support/people';

test('what is typed into a field takes the place of what stands there', async ({ desk }) => {
  const clerk = await desk.signedIn('ORDER_CLERK');
  await visit(clerk, '/expenses/new');
  const [from, until] = ['From', 'Until'].map((name) => clerk.getByRole('textbox', { name }));
  if (!from || !until) throw new Error('a request has its days');
  await clerk.getByRole('textbox', { name: 'Title' }).focus();
  await clerk.keyboard.press('Tab');
  await expect(from).toBeFocused();
  await clerk.keyboard.type('2026-11-12');
  await expect(from).toHaveValue('2026-11-12');
  await until.click();
  await clerk.keyboard.type('2026/11/30');
  await clerk.keyboard.press('Tab');
  await expect(until).toHaveValue('30 Nov 2026');

  const amount = clerk.getByRole('textbox', { name: 'Amount' });
  await amount.fill('1,234');
  await until.focus();
  await expect(amount).toHaveValue('1,234.00');
  await amount.click();
  await clerk.keyboard.type('56');
  await expect(amount).toHaveValue('56');
  await until.focus();
  await amount.fill('7,890');
  await expect(amount).toHaveValue('7,890');
  // A second click sets the caret, as in any field.
  await amount.click();
  await clerk.keyboard.press('End');
  await clerk.keyboard.type('.5');
  await expect(amount).toHaveValue('7,890.5');
});

test('choosing once more what is chosen keeps it', async ({ desk }) => {
  const clerk = await desk.signedIn('ORDER_CLERK');
  await visit(clerk, '/expenses/new');
  const type = clerk.getByRole('combobox', { name: 'Type' });
  await type.fill('Promo');
  await clerk.getByRole('option', { name: 'Promotion' }).click();
  await expect(type).toHaveValue('Promotion');
  await type.click();
  await clerk.getByRole('option', { name: 'Promotion' }).click();
  await expect(type).toHaveValue('Promotion');
});
