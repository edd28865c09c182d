// A rule of deviations, and who was told of what it found. For tests.
import { sql } from '@/server/platform/sql';
import type { TestOrganization } from '../../fixtures/organization';

/** More than a tenth off the budget of a period; a week to explain it. */
export const SPENT_RULE = {
  ...{ code: 'SPENT', name: 'Spent', measure: 'EXPENSE' as const, basis: 'BUDGET' as const },
  ...{ span: 'PERIOD' as const, rate: '0.1', dueDays: 7 },
};

interface Told {
  kind: string;
  key: string;
  params: Record<string, string>;
}

/** Whoever is to be told of a deviation, in order. */
export async function toldOf(org: TestOrganization, id: string): Promise<Told[]> {
  const rows = await org.work((work) =>
    work.tx.rows<{ payload: Told }>(sql`
      SELECT payload FROM outbox_event
      WHERE org_id = ${work.tx.orgId}::uuid AND payload ->> 'docId' = ${id} ORDER BY seq`),
  );
  return rows.map(({ payload }) => payload);
}
