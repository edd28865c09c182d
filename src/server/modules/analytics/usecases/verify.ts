// Proves that balances, documents and rollups are the sums of their ledgers. Writes nothing but the
// fold it starts with. A healthy organization has no differences.
import { sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';
import { checks } from '../repo/verify-checks';
import { catchUp } from './catch-up';

export interface Difference {
  kind: string;
  /** Which row: document number, dealer code, warehouse and product, or rollup key. */
  key: string;
  expected: string;
  found: string;
}

interface DifferenceRow {
  key: string | null;
  expected: string;
  found: string;
}

/** A rollup names its columns in the kind and lists values: keep the ones that differ. */
function spell(kind: string, row: DifferenceRow): Difference {
  const key = row.key ?? '(unknown)';
  const [, table, names] = /^(\w+) \((.+)\)$/.exec(kind) ?? [];
  if (table === undefined || names === undefined) {
    return { kind, key, expected: row.expected, found: row.found };
  }
  const expected = row.expected.split(' ');
  const found = row.found.split(' ');
  if (expected.length !== found.length) return { kind: table, key, ...only(row) };
  const differing = names
    .split(' ')
    .flatMap((name, i) => (expected[i] === found[i] ? [] : [{ name, i }]));
  const side = (values: string[]) =>
    differing.map(({ name, i }) => `${name} ${values[i]}`).join(', ');
  return { kind: table, key, expected: side(expected), found: side(found) };
}

const only = ({ expected, found }: DifferenceRow) => ({ expected, found });

/** Every difference, at most 1,000 of a kind. */
export async function verify(orgId: string, now?: Date): Promise<Difference[]> {
  await catchUp(orgId, undefined, now);
  return inTransaction({ orgId }, async (tx) => {
    // A proof reads whole tables once; spilling them to disk would be most of its time.
    // Nested loops, chosen where a table was filled after it was last analyzed, would take hours.
    await tx.run(
      sql`SELECT set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true)`,
    );
    const differences: Difference[] = [];
    for (const { kind, statement } of checks) {
      const rows = await tx.rows<DifferenceRow & Record<string, unknown>>(statement(orgId));
      differences.push(...rows.map((row) => spell(kind, row)));
    }
    return differences;
  });
}
