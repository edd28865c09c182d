// A proof: one statement, and so one snapshot.
import type { Sql } from '@/server/platform/sql';

/** Its rows are differences: key, expected (from the ledger or the lines) and found (what is stored). */
export interface Check {
  /** Stable name of the kind of difference. */
  kind: string;
  statement: (orgId: string) => Sql;
}
