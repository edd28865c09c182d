// A dealer as an order sees it, with the way from the root of each tree down to its own place.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DealerStatus, TermsKind } from '../schemas';

export interface DealerForOrder {
  id: string;
  code: string;
  name: string;
  status: DealerStatus;
  currency: string;
  taxExempt: boolean;
  termsKind: TermsKind;
  termsDays: number;
  /** Days an invoice may be overdue before new orders are held; null = never. */
  overdueDays: number | null;
  regionId: string | null;
  regionPath: string[];
  levelId: string | null;
  levelPath: string[];
  salespersonId: string | null;
}

const DEALER_FOR_ORDER = sql`
    SELECT d.id, d.code, d.name, d.status, d.currency, d.tax_exempt AS "taxExempt",
      d.terms_kind AS "termsKind", d.terms_days AS "termsDays", d.overdue_days AS "overdueDays",
      d.region_id AS "regionId", coalesce(r.path, '{}') AS "regionPath",
      d.level_id AS "levelId", coalesce(l.path, '{}') AS "levelPath",
      d.salesperson_id AS "salespersonId"
    FROM dealer d
    LEFT JOIN region r ON r.org_id = d.org_id AND r.id = d.region_id
    LEFT JOIN dealer_level l ON l.org_id = d.org_id AND l.id = d.level_id`;

export async function readDealersForOrder(
  tx: Tx,
  dealerIds: readonly string[],
): Promise<DealerForOrder[]> {
  return tx.rows<DealerForOrder>(sql`${DEALER_FOR_ORDER}
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = ANY(${dealerIds}::uuid[])`);
}

export async function readDealersForOrderByCode(
  tx: Tx,
  codes: readonly string[],
): Promise<DealerForOrder[]> {
  return tx.rows<DealerForOrder>(sql`${DEALER_FOR_ORDER}
    WHERE d.org_id = ${tx.orgId}::uuid AND d.code = ANY(${codes}::text[])`);
}
