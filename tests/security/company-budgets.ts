// Budgets of a company that somebody else knocks at: a version, a change, a rule, a driver.
import { NO_ONE } from '@/kernel/ids';
import { postBudget } from '@/server/modules/budgets';
import type { SignedIn } from '../fixtures/actors';
import type { TestOrganization } from '../fixtures/organization';

/** After the centres of the company: its last account and centre, and a period of its year. */
export async function addBudgets(org: TestOrganization, staff: SignedIn): Promise<void> {
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
  const used = { ...cell, occurredOn: '2026-06-01', docKind: 'budget', docId: id };
  await org.work((work) =>
    postBudget(
      work,
      [
        { ...used, kind: 'ORIGINAL', amountMinor: 0n },
        { ...used, kind: 'ACTUAL', amountMinor: 9n },
      ],
      { override: { reason: 'Agreed' } },
    ),
  );
  await budgets.createDriver({ ...cell, code: 'FLEX', yearId, rate: '0.01' });
}
