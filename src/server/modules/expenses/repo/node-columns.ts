// How rows of other modules are shown beside ours: a node as one JSON value.
import { literal, type Sql } from '@/server/platform/sql';

/** {id, code, name, names} of a row; null where the join found none. `alias` is written by us. */
export function nodeOf(alias: string): Sql {
  return literal(`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id,
    'code', ${alias}.code, 'name', ${alias}.name, 'names', ${alias}.names) END`);
}

/** {id, code, name} of a dealer. */
export function dealerOf(alias: string): Sql {
  return literal(`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id,
    'code', ${alias}.code, 'name', ${alias}.name) END`);
}

/** The sums of the way of an amount, over rows named by the alias. */
export function progressSums(alias: string): Sql {
  const columns = ['requested', 'approved', 'claimed', 'cut', 'verified', 'settled', 'released'];
  const sums = columns.map(
    (name) => `coalesce(sum(${alias}.${name}_minor), 0)::bigint AS "${name}Minor"`,
  );
  return literal(sums.join(', '));
}
