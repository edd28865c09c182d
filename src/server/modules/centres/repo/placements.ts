// Where centres stood and when: the only SQL that writes centre_placement.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { CentreNode } from './trees';

export interface PlacementRow {
  validFrom: BusinessDate;
  validTo: BusinessDate | null;
  parentId: string | null;
  path: string[];
}

/** Every place of a centre, the newest first. */
export async function readPlacements(tx: Tx, centreId: string): Promise<PlacementRow[]> {
  return tx.rows<PlacementRow>(sql`
    SELECT valid_from AS "validFrom", valid_to AS "validTo", parent_id AS "parentId", path
    FROM centre_placement
    WHERE org_id = ${tx.orgId}::uuid AND centre_id = ${centreId}::uuid
    ORDER BY valid_from DESC`);
}

/** First days of the places that are open now. */
export async function openSince(
  tx: Tx,
  centreIds: readonly string[],
): Promise<Map<string, BusinessDate>> {
  const rows = await tx.rows<{ id: string; since: BusinessDate }>(sql`
    SELECT centre_id AS id, valid_from AS since FROM centre_placement
    WHERE org_id = ${tx.orgId}::uuid AND centre_id = ANY(${centreIds}::uuid[])
      AND valid_to IS NULL`);
  return new Map(rows.map((row) => [row.id, row.since]));
}

export interface FirstPlacement {
  centreId: string;
  validFrom: BusinessDate;
  parentId: string | null;
  path: readonly string[];
}

const placementColumns = (rows: readonly FirstPlacement[]) =>
  columns(
    rows,
    (row) => row.centreId,
    (row) => row.validFrom,
    (row) => row.parentId,
    (row) => `{${row.path.join(',')}}`,
  );

export async function addPlacements(tx: Tx, rows: readonly FirstPlacement[]): Promise<void> {
  if (rows.length === 0) return;
  const c = placementColumns(rows);
  await tx.run(sql`
    INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
    SELECT ${tx.orgId}::uuid, r.id, r.valid_from, r.parent_id, r.path::uuid[]
    FROM unnest(${c[0]}::uuid[], ${c[1]}::date[], ${c[2]}::uuid[], ${c[3]}::text[])
      AS r(id, valid_from, parent_id, path)`);
}

/**
 * A centre stands below `above` from a day on, and with it everything that stood below it on or
 * after that day: places that began earlier end the day before.
 */
export async function movePlacements(
  tx: Tx,
  {
    centreId,
    parentId,
    above,
    from,
  }: {
    centreId: string;
    parentId: string | null;
    above: readonly string[];
    from: BusinessDate;
  },
): Promise<void> {
  await tx.run(sql`
    WITH affected AS (
      SELECT centre_id, valid_from, valid_to, valid_from < ${from}::date AS splits,
        CASE WHEN centre_id = ${centreId}::uuid THEN ${parentId}::uuid ELSE parent_id END AS parent,
        ${above}::uuid[] || path[array_position(path, ${centreId}::uuid):] AS path
      FROM centre_placement
      WHERE org_id = ${tx.orgId}::uuid AND path @> ARRAY[${centreId}::uuid]
        AND coalesce(valid_to, 'infinity') >= ${from}::date
    ), added AS (
      INSERT INTO centre_placement (org_id, centre_id, valid_from, valid_to, parent_id, path)
      SELECT ${tx.orgId}::uuid, centre_id, ${from}::date, valid_to, parent, path
      FROM affected WHERE splits
    )
    UPDATE centre_placement p SET
      valid_to = CASE WHEN a.splits THEN ${from}::date - 1 ELSE p.valid_to END,
      parent_id = CASE WHEN a.splits THEN p.parent_id ELSE a.parent END,
      path = CASE WHEN a.splits THEN p.path ELSE a.path END
    FROM affected a
    WHERE p.org_id = ${tx.orgId}::uuid AND p.centre_id = a.centre_id
      AND p.valid_from = a.valid_from`);
}

/** Many centres at once, each with its own new place, from one day on. */
export async function replacePlacements(
  tx: Tx,
  rows: readonly Omit<FirstPlacement, 'validFrom'>[],
  from: BusinessDate,
): Promise<void> {
  if (rows.length === 0) return;
  const c = placementColumns(rows.map((row) => ({ ...row, validFrom: from })));
  await tx.run(sql`
    WITH given AS (
      SELECT r.id, r.parent_id, r.path::uuid[] AS path
      FROM unnest(${c[0]}::uuid[], ${c[2]}::uuid[], ${c[3]}::text[]) AS r(id, parent_id, path)
    ), open AS (
      SELECT p.centre_id, p.valid_from, p.valid_from < ${from}::date AS splits, g.parent_id, g.path
      FROM centre_placement p JOIN given g ON g.id = p.centre_id
      WHERE p.org_id = ${tx.orgId}::uuid AND p.valid_to IS NULL
    ), added AS (
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT ${tx.orgId}::uuid, centre_id, ${from}::date, parent_id, path FROM open WHERE splits
    )
    UPDATE centre_placement p SET
      valid_to = CASE WHEN o.splits THEN ${from}::date - 1 ELSE p.valid_to END,
      parent_id = CASE WHEN o.splits THEN p.parent_id ELSE o.parent_id END,
      path = CASE WHEN o.splits THEN p.path ELSE o.path END
    FROM open o
    WHERE p.org_id = ${tx.orgId}::uuid AND p.centre_id = o.centre_id
      AND p.valid_from = o.valid_from`);
}

/** The centres of a day, each where it then stood; not those that stood nowhere yet. */
export async function readCentresOn(tx: Tx, date: BusinessDate): Promise<CentreNode[]> {
  return tx.rows<CentreNode>(sql`
    SELECT c.id, c.code, c.name, c.names, p.parent_id AS "parentId", p.path, c.version, c.kind,
      c.owner_id AS "ownerId", c.region_id AS "regionId", c.valid_from AS "validFrom", c.valid_to AS "validTo"
    FROM centre_placement p
    JOIN responsibility_centre c ON c.org_id = p.org_id AND c.id = p.centre_id
    WHERE p.org_id = ${tx.orgId}::uuid AND p.valid_from <= ${date}::date
      AND coalesce(p.valid_to, 'infinity') >= ${date}::date
    ORDER BY c.code`);
}
