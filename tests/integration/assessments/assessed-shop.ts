// A shop whose dealer shipped half of its target in March, and a scheme that judges dealers by it.

import type { SchemeInput } from '@/server/modules/assessments/schemas';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { openShop, sell, ship, type Shop } from '../fulfilment/shop';
import { foldAll } from '../../fixtures/folded';

export const MARCH = { from: '2026-03-01', to: '2026-03-31' };
export const IN_APRIL = new Date('2026-04-10T02:00:00Z');

export const dealerScheme: SchemeInput = {
  ...{ code: 'DEALERS', name: 'Dealers', subjectKind: 'DEALER', frequency: 'MONTH' },
  names: { 'zh-Hant': '經銷商考核', 'zh-Hans': '经销商考核' },
  ...{ delayDays: 5, noBasis: 'EXCLUDE', recipients: [], active: true },
  ...{ recipientRoles: [], mailsReport: true, publishesItself: false },
  grades: [{ from: 0n, grade: 'B' }],
  indicators: [
    {
      ...{ indicator: 'salesAttainment', weightPpm: 1_000_000n, targetPpm: 1_000_000n },
      ...{ better: 'HIGHER', controllable: true, scoring: 'LINEAR' },
      bands: [
        { from: 0n, score: 0n },
        { from: 1_000_000n, score: 10_000n },
      ],
    },
  ],
};

export interface AssessedShop extends Shop {
  controller: SignedIn;
  executive: SignedIn;
}

export async function setTarget(
  { org, dealer }: Shop,
  { from, to }: { from: string; to: string },
  minor: bigint,
): Promise<void> {
  await org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO sales_target (org_id, id, subject_kind, subject_id, starts_on, ends_on,
        amount_minor)
      VALUES (${tx.orgId}::uuid, gen_random_uuid(), 'DEALER', ${dealer.id}::uuid, ${from}::date,
        ${to}::date, ${minor})`),
  );
}

/** Call after `createTestDatabase()`; the clock stands in April. */
export async function openAssessedShop(): Promise<AssessedShop> {
  const shop = await openShop();
  const { org } = shop;
  await ship(shop, await sell(shop, [10]));
  await setTarget(shop, MARCH, 19_980n);
  await foldAll(org.orgId);
  org.clock.set(IN_APRIL);
  const [controller, executive] = [await org.as('CONTROLLER'), await org.as('EXECUTIVE')];
  return { ...shop, controller, executive };
}
