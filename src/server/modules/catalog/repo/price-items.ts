// Prices of a list: pages of them, and writes of any number in one statement.
import { z } from 'zod';
import { decimalText } from '@/kernel/decimal';
import { newId } from '@/kernel/ids';
import type { Page } from '@/kernel/page';
import { decodeCursor, toPage } from '@/server/platform/page';
import { columns, empty, sql } from '@/server/platform/sql';
import { containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { PriceItemListInput, PriceItemRow } from '../price-schemas';

export interface PriceItem {
  priceListId: string;
  productId: string;
  minQuantity: number;
  unitPrice: string;
  validFrom: string | null;
  validTo: string | null;
}

const START = '-infinity';
const Key = z.tuple([z.string(), z.number(), z.string(), z.uuid()]);

/** By product code, quantity and start of validity. */
export async function readItemPage(tx: Tx, input: PriceItemListInput): Promise<Page<PriceItemRow>> {
  const key = decodeCursor(input.cursor, Key);
  const patterns = containsPatterns(input.text);
  const byText =
    patterns.length === 0 ? empty : sql`AND p.search_text LIKE ALL(${patterns}::text[])`;
  const past = key
    ? sql`AND (p.code, i.min_quantity, coalesce(i.valid_from, '-infinity'), i.id)
        > (${key[0]}::text, ${key[1]}::int, ${key[2]}::date, ${key[3]}::uuid)`
    : empty;
  const rows = await tx.rows<PriceItemRow>(sql`
    SELECT i.id, i.product_id AS "productId", p.code AS "productCode", p.name AS "productName",
      p.names AS "productNames", p.base_unit AS "baseUnit", i.min_quantity AS "minQuantity",
      i.unit_price AS "unitPrice", i.valid_from AS "validFrom", i.valid_to AS "validTo"
    FROM price_list_item i JOIN product p ON p.org_id = i.org_id AND p.id = i.product_id
    WHERE i.org_id = ${tx.orgId}::uuid AND i.price_list_id = ${input.priceListId}::uuid
      ${byText} ${past}
    ORDER BY p.code, i.min_quantity, coalesce(i.valid_from, '-infinity'), i.id
    LIMIT ${input.limit + 1}`);
  const exact = rows.map((row) => ({ ...row, unitPrice: decimalText(row.unitPrice) }));
  return toPage(exact, input.limit, (row) => [
    row.productCode,
    row.minQuantity,
    row.validFrom ?? START,
    row.id,
  ]);
}

export interface ItemsWritten {
  created: number;
  updated: number;
}

/** A row with the same list, product, quantity and start of validity gives way to the new one. */
export async function upsertItems(tx: Tx, items: readonly PriceItem[]): Promise<ItemsWritten> {
  if (items.length === 0) return { created: 0, updated: 0 };
  const c = columns(
    items,
    () => newId(),
    (item) => item.priceListId,
    (item) => item.productId,
    (item) => item.minQuantity,
    (item) => item.unitPrice,
    (item) => item.validFrom,
    (item) => item.validTo,
  );
  const counted = await tx.row<ItemsWritten>(sql`
    WITH written AS (
      INSERT INTO price_list_item (org_id, id, price_list_id, product_id, min_quantity, unit_price,
        valid_from, valid_to)
      SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[],
        ${c[3]}::int[], ${c[4]}::numeric[], ${c[5]}::date[], ${c[6]}::date[]) AS r
      ON CONFLICT (org_id, price_list_id, product_id, min_quantity,
        (coalesce(valid_from, '-infinity'::date)))
      DO UPDATE SET unit_price = excluded.unit_price, valid_to = excluded.valid_to
      RETURNING (xmax = 0) AS is_new
    )
    SELECT count(*) FILTER (WHERE is_new)::int AS created,
      count(*) FILTER (WHERE NOT is_new)::int AS updated FROM written`);
  return counted ?? { created: 0, updated: 0 };
}

export async function deleteItems(
  tx: Tx,
  priceListId: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.run(sql`
    DELETE FROM price_list_item WHERE org_id = ${tx.orgId}::uuid
      AND price_list_id = ${priceListId}::uuid AND id = ANY(${ids}::uuid[])`);
}

/** Copies every price times a factor, rounded half up to some decimals. */
export async function copyItems(
  tx: Tx,
  {
    fromId,
    toId,
    factor,
    decimals,
  }: {
    fromId: string;
    toId: string;
    factor: string;
    decimals: number;
  },
): Promise<number> {
  return tx.run(sql`
    INSERT INTO price_list_item (org_id, id, price_list_id, product_id, min_quantity, unit_price,
      valid_from, valid_to)
    SELECT org_id, gen_random_uuid(), ${toId}::uuid, product_id, min_quantity,
      round(unit_price * ${factor}::numeric, ${decimals}::int), valid_from, valid_to
    FROM price_list_item
    WHERE org_id = ${tx.orgId}::uuid AND price_list_id = ${fromId}::uuid`);
}

/** Every price of one product over all lists. */
export async function readProductPrices(tx: Tx, productId: string) {
  const rows = await tx.rows<
    Omit<PriceItem, 'productId'> & {
      itemId: string;
      listCode: string;
      listName: string;
      listStatus: 'ACTIVE' | 'INACTIVE';
      currency: string;
    }
  >(sql`
    SELECT i.id AS "itemId", l.id AS "priceListId", l.code AS "listCode", l.name AS "listName",
      l.status AS "listStatus", l.currency, i.min_quantity AS "minQuantity",
      i.unit_price AS "unitPrice", greatest(i.valid_from, l.valid_from) AS "validFrom",
      least(i.valid_to, l.valid_to) AS "validTo"
    FROM price_list_item i JOIN price_list l ON l.org_id = i.org_id AND l.id = i.price_list_id
    WHERE i.org_id = ${tx.orgId}::uuid AND i.product_id = ${productId}::uuid
    ORDER BY l.status, l.code, i.min_quantity, i.valid_from NULLS FIRST`);
  return rows.map((row) => ({ ...row, unitPrice: decimalText(row.unitPrice) }));
}
