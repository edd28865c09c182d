// An assessment somebody disputes, for the company at whose doors strangers knock.
import { newId } from '@/kernel/ids';
import { upsertCentres } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../fixtures/actors';
import type { Shop } from '../integration/fulfilment/shop';

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };

export async function assessed(shop: Shop, staff: SignedIn): Promise<void> {
  const { assessments } = staff.caller;
  await shop.org.work((work) =>
    upsertCentres(work, [{ code: 'SALES', name: 'Sales', kind: 'PROFIT' }]),
  );
  await shop.org.work(({ tx }) =>
    tx.run(sql`
      INSERT INTO sales_target (org_id, id, subject_kind, subject_id, starts_on, amount_minor)
      VALUES (${tx.orgId}::uuid, ${newId()}::uuid, 'DEALER', ${shop.dealer.id}::uuid,
        ${FEBRUARY.from}::date, 1000)`),
  );
  const scheme = await assessments.createScheme({
    ...{ code: 'CENTRES', name: 'Centres', subjectKind: 'CENTRE', frequency: 'NONE' },
    ...{ delayDays: 0, noBasis: 'EXCLUDE', grades: [] },
    indicators: [
      {
        ...{ indicator: 'budgetExecution', weightPpm: 1_000_000n, targetPpm: 1_000_000n },
        ...{ better: 'NEAR', controllable: true, scoring: 'LINEAR' },
        bands: [{ from: 0n, score: 0n }],
      },
    ],
  });
  const run = await assessments.compute({ schemeId: scheme.id, ...FEBRUARY });
  await assessments.publish({ id: run.id, version: run.version });
  const { scores } = await assessments.run({ id: run.id });
  await assessments.appeal({
    runId: run.id,
    subjectId: scores[0]?.subjectId ?? '',
    lineNo: 1,
    reason: 'The budget came late',
  });
}
