// Centres, accounts, periods and approvals of a company that somebody else knocks at.
import { newId } from '@/kernel/ids';
import { openCase } from '@/server/modules/approvals';
import { tellOfApproval } from '@/server/modules/notifications';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../fixtures/actors';
import type { TestOrganization } from '../fixtures/organization';

export async function addCentres(org: TestOrganization, staff: SignedIn): Promise<void> {
  const { centres } = staff.caller;
  const named = { code: 'TOP', name: 'Top' };
  await centres.create({ ...named, kind: 'PROFIT', ownerId: staff.userId });
  await centres.accounts.create({ ...named, kind: 'EXPENSE' });
  await centres.programmes.create(named);
  const { id: calendarId } = await centres.calendars.create({
    ...{ code: 'FISCAL', name: 'Fiscal', kind: 'MONTH' },
  });
  await centres.calendars.createYear({ calendarId, startsOn: '2026-01-01' });
}

/** A document that waits, a rule and a stand-in. */
export async function addApprovals(
  org: TestOrganization,
  staff: SignedIn,
  orderId: string,
): Promise<void> {
  const { approvals } = staff.caller;
  await approvals.createRule({
    ...{ code: 'ANY', name: 'Any order', docKind: 'ORDER', priority: 9 },
    steps: [{ kind: 'ROLE', role: 'EXECUTIVE' }],
  });
  const delegate = await org.as('EXECUTIVE');
  await approvals.delegate({
    ...{ toUserId: delegate.userId, validFrom: '2026-03-01', validTo: '2026-03-31' },
  });
  const { caseId } = await org.work((work) =>
    openCase(work, {
      ...{ docKind: 'ORDER', docId: orderId, docNumber: 'SO-1', title: 'An order' },
      requesterId: staff.userId,
      facts: { amountMinor: 100n, centrePath: [], tags: [] },
    }),
  );
  await org.work((work) => tellOfApproval(work, caseId));
}

/** A rule of deviation, a deviation that it found, and a report that is sent regularly. */
export async function addDeviation(org: TestOrganization, staff: SignedIn): Promise<void> {
  await staff.caller.analytics.scheduleReport({ name: 'sales', repeat: 'DAILY', span: 'LAST' });
  const rule = await staff.caller.deviations.saveRule({
    ...{ code: 'SPENT', name: 'Spent', measure: 'EXPENSE', basis: 'BUDGET', span: 'PERIOD' },
    ...{ rate: '0.1', dueDays: 5 },
  });
  await org.work(({ tx, now }) =>
    tx.run(sql`
      INSERT INTO deviation (org_id, id, number, rule_id, period_id, centre_id, account_id, status,
        due_on, actual_minor, variance_minor, drivers, computed_at)
      SELECT ${tx.orgId}::uuid, ${newId()}::uuid, 'DV-1', ${rule.id}::uuid, p.id, c.id, a.id, 'OPEN',
        '2026-03-09', 1, -1, '[]', ${now}::timestamptz
      FROM fiscal_period p, responsibility_centre c, account a
      WHERE p.org_id = ${tx.orgId}::uuid AND c.org_id = p.org_id AND a.org_id = p.org_id LIMIT 1`),
  );
}
