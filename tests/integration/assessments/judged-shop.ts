// A dealer that reached half of its target in March, and the scheme that judges it.

import type { SchemeInput } from '@/server/modules/assessments/schemas';
import { sql } from '@/server/platform/sql';
import { openShop, sell, ship } from '../fulfilment/shop';
import { foldAll } from '../../fixtures/folded';

export const MARCH = { from: '2026-03-01', to: '2026-03-31' };
export const AFTER = new Date('2026-04-10T02:00:00Z');

const bands = [
  { from: 0n, score: 0n },
  { from: 1_000_000n, score: 10_000n },
];

export const scheme: SchemeInput = {
  ...{ code: 'DEALERS', name: 'Dealers', names: {}, subjectKind: 'DEALER', frequency: 'MONTH' },
  ...{ delayDays: 5, noBasis: 'EXCLUDE', recipients: [], active: true },
  ...{ recipientRoles: [], mailsReport: true, publishesItself: false },
  grades: [
    { from: 9_000n, grade: 'A' },
    { from: 0n, grade: 'B' },
  ],
  indicators: [
    {
      ...{ indicator: 'salesAttainment', weightPpm: 500_000n, targetPpm: 1_000_000n },
      ...{ better: 'HIGHER', controllable: true, scoring: 'LINEAR', bands },
    },
    {
      ...{ indicator: 'collectionRate', weightPpm: 500_000n, targetPpm: 1_000_000n },
      ...{ better: 'HIGHER', controllable: false, scoring: 'LINEAR', bands },
    },
  ],
};

/** The scheme is active and no run has been computed; it is the tenth of April. */
export async function openAssessed() {
  const shop = await openShop();
  const { org, dealer } = shop;
  const shipped = await ship(shop, await sell(shop, [10]));
  const controller = await org.as('CONTROLLER');
  const executive = await org.as('EXECUTIVE');
  const manager = await org.as('SALES_MANAGER');
  const finance = await org.as('FINANCE');
  await finance.caller.fulfilment.invoiceShipment(shipped);
  // Ten pieces at 9.99 were shipped and invoiced; half of the target is reached.
  await org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO sales_target (org_id, id, subject_kind, subject_id, starts_on, ends_on,
        amount_minor)
      VALUES (${tx.orgId}::uuid, gen_random_uuid(), 'DEALER', ${dealer.id}::uuid, '2026-03-01',
        '2026-03-31', 19980)`),
  );
  await foldAll(org.orgId);
  org.clock.set(AFTER);
  const schemeId = (await controller.caller.assessments.createScheme(scheme)).id;
  return { shop, controller, executive, manager, schemeId };
}
