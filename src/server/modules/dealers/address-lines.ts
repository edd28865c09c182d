// Addresses as they are written on paper: lines of text, from the database in the statement that reads
// the document.
import { sql } from '@/server/platform/sql';

const LINES = sql`array_remove(ARRAY[a.line1, a.line2,
    nullif(concat_ws(' ', a.postal_code, a.city, a.state), ''), a.country], NULL)`;

/** Where the bills of a dealer `d` go: its address for bills, or else the default one. */
export const BILL_TO = sql`coalesce((
    SELECT ${LINES} FROM dealer_address a
    WHERE a.org_id = d.org_id AND a.dealer_id = d.id
    ORDER BY (a.kind = 'BILLING') DESC, a.is_default DESC, a.id LIMIT 1
  ), '{}')`;

/** Where the goods of an order `o` go: the address it names, or else the usual one of its dealer. */
export const SHIP_TO = sql`coalesce((
    SELECT ${LINES} FROM dealer_address a
    WHERE a.org_id = o.org_id AND a.dealer_id = o.dealer_id
      AND CASE WHEN o.ship_to_id IS NULL THEN a.kind = 'SHIPPING' ELSE a.id = o.ship_to_id END
    ORDER BY a.is_default DESC, a.id LIMIT 1
  ), '{}')`;
