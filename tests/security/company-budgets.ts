// Budgets of a company that somebody else knocks at: a version, a change, a rule, a driver.
import { NO_ONE } from '@/kernel/ids';
import type { SignedIn } from '../fixtures/actors';

/** After the centres of the company: its last account and centre, and a period of its year. */
export async function addBudgets(staff: SignedIn): Promise<void> {
  const { budgets, centres } = staff.caller;
  const [calendar] = await centres.calendars.list();
  const year = calendar?.years[0];
  const account = (await centres.accounts.list()).at(-1)?.id ?? '';
  const centre = (await centres.list({})).at(-1)?.id ?? '';
  const yearId = year?.id ?? '';
  const cell = {
    centreId: centre,
    accountId: account,
    programmeId: NO_ONE,
    periodId: year?.periods[5]?.id ?? '',
  };
  const { id } = await budgets.create({ yearId, name: 'Plan', source: { kind: 'EMPTY' } });
  await budgets.saveCells({ id, cells: [{ ...cell, amountMinor: 500n, seenMinor: null }] });
  const lines = [{ ...cell, amountMinor: 100n }];
  await budgets.requestChange({ kind: 'REVISION', reason: 'More', lines });
  await budgets.createControl({
    ...{ code: 'POOL', name: 'Pool', centreId: centre, accountId: account, grain: 'POOL' },
    ...{ mode: 'STOP', scope: 'YEAR', unbudgeted: 'ALLOW' },
  });
  await budgets.createDriver({ ...cell, code: 'FLEX', yearId, rate: '0.01' });
}
