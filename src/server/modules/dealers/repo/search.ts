// Finding dealers while someone types: exact code first, then codes that begin with the text, then
// dealers whose code, name or tax number contain every word of it. One statement.
import { sql } from '@/server/platform/sql';
import { codeForms, containsPatterns, prefixEnd } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { DealerStatus } from '../schemas';

export interface FoundDealer {
  id: string;
  code: string;
  name: string;
  status: DealerStatus;
  currency: string;
}

export interface DealerSearch {
  text: string;
  limit: number;
  activeOnly: boolean;
}

export async function findDealers(
  tx: Tx,
  { text, limit, activeOnly }: DealerSearch,
): Promise<FoundDealer[]> {
  const org = tx.orgId;
  const forms = codeForms(text);
  return tx.rows<FoundDealer>(sql`
    WITH hit AS (
      SELECT id, 0 AS rank FROM dealer
      WHERE org_id = ${org}::uuid AND code = ANY(${forms}::text[])
      UNION ALL
      (SELECT d.id, 1 FROM unnest(${forms}::text[], ${forms.map(prefixEnd)}::text[]) AS f(low, high)
       JOIN dealer d ON d.org_id = ${org}::uuid AND d.code >= f.low AND d.code < f.high
         AND (NOT ${activeOnly}::boolean OR d.status = 'ACTIVE')
       ORDER BY d.code LIMIT ${limit})
    ), near AS (
      SELECT id, min(rank) AS rank FROM hit GROUP BY id
    ), more AS (
      SELECT d.id, 2 AS rank FROM dealer d
      WHERE d.org_id = ${org}::uuid AND d.search_text LIKE ALL(${containsPatterns(text)}::text[])
        AND (NOT ${activeOnly}::boolean OR d.status = 'ACTIVE')
        AND d.id NOT IN (SELECT id FROM near)
      ORDER BY d.code
      LIMIT greatest(0, ${limit} - (SELECT count(*) FROM near))
    )
    SELECT d.id, d.code, d.name, d.status, d.currency
    FROM (SELECT * FROM near UNION ALL SELECT * FROM more) f
    JOIN dealer d ON d.org_id = ${org}::uuid AND d.id = f.id
      AND (NOT ${activeOnly}::boolean OR d.status = 'ACTIVE')
    ORDER BY f.rank, d.code LIMIT ${limit}`);
}
