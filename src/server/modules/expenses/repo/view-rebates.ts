// Agreements and accruals for their readers, with names beside ids.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { decodeCursor } from '@/server/platform/page';
import { empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { RebateMethod } from '../domain/rebate-tiers';
import type {
  AccrualItem,
  AgreementItem,
  AgreementView,
  ListAccrualsInput,
  ListAgreementsInput,
  OverlapView,
} from '../schemas';
import { dealerOf, nodeOf } from './node-columns';

const IdCursor = z.tuple([z.uuid()]);

/** Newest first; one row more than the page. */
export async function listAgreementRows(
  tx: Tx,
  input: ListAgreementsInput,
): Promise<AgreementItem[]> {
  const after = decodeCursor(input.cursor, IdCursor);
  return tx.rows<AgreementItem>(sql`
    SELECT a.id, a.code, a.name, a.version, a.status, a.method, a.cycle,
      a.starts_on AS "startsOn", a.ends_on AS "endsOn",
      (SELECT count(*)::int FROM rebate_dealer d
        WHERE d.org_id = a.org_id AND d.agreement_id = a.id) AS "dealerCount",
      s.open AS "openMinor", s.settled AS "settledMinor"
    FROM rebate_agreement a
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(x.accrued_minor) FILTER (WHERE x.status = 'OPEN'), 0)::bigint AS open,
        coalesce(sum(x.accrued_minor) FILTER (WHERE x.status = 'SETTLED'), 0)::bigint AS settled
      FROM rebate_accrual x WHERE x.org_id = a.org_id AND x.agreement_id = a.id) s
    WHERE a.org_id = ${tx.orgId}::uuid
      ${input.status ? sql`AND a.status = ${input.status}` : empty}
      ${
        input.dealerId
          ? sql`AND EXISTS (SELECT 1 FROM rebate_dealer d WHERE d.org_id = a.org_id
              AND d.agreement_id = a.id AND d.dealer_id = ${input.dealerId}::uuid)`
          : empty
      }
      ${after ? sql`AND a.id < ${after[0]}::uuid` : empty}
    ORDER BY a.id DESC LIMIT ${input.limit + 1}`);
}

export type AgreementNames = Pick<AgreementView, 'type' | 'centre' | 'programme' | 'category'> &
  Pick<AgreementView, 'dealers'>;

export async function readAgreementNames(tx: Tx, id: string): Promise<AgreementNames | undefined> {
  return tx.row<AgreementNames>(sql`
    SELECT ${nodeOf('t')} AS type, ${nodeOf('c')} AS centre, ${nodeOf('g')} AS programme,
      ${nodeOf('k')} AS category,
      coalesce((SELECT jsonb_agg(${dealerOf('d')} ORDER BY d.code) FROM rebate_dealer x
        JOIN dealer d ON d.org_id = x.org_id AND d.id = x.dealer_id
        WHERE x.org_id = a.org_id AND x.agreement_id = a.id), '[]') AS dealers
    FROM rebate_agreement a
    JOIN expense_type t ON t.org_id = a.org_id AND t.id = a.type_id
    JOIN responsibility_centre c ON c.org_id = a.org_id AND c.id = a.centre_id
    LEFT JOIN programme g ON g.org_id = a.org_id AND g.id = a.programme_id
    LEFT JOIN category k ON k.org_id = a.org_id AND k.id = a.category_id
    WHERE a.org_id = ${tx.orgId}::uuid AND a.id = ${id}::uuid`);
}

/** More are not listed one by one. */
const MOST_OVERLAPS = 20;

/**
 * Agreements by which a sale would earn as well as by this one: a dealer, a day and products of both. One
 * without a category is for all products, one with it also for the categories below.
 */
export async function readOverlaps(tx: Tx, id: string): Promise<OverlapView[]> {
  return tx.rows<OverlapView & Record<string, unknown>>(sql`
    SELECT o.id, o.code, o.name, o.starts_on AS "startsOn", o.ends_on AS "endsOn", s.dealers
    FROM rebate_agreement a
    JOIN rebate_agreement o ON o.org_id = a.org_id AND o.id <> a.id
      AND o.starts_on <= a.ends_on AND o.ends_on >= a.starts_on
    LEFT JOIN category ka ON ka.org_id = a.org_id AND ka.id = a.category_id
    LEFT JOIN category ko ON ko.org_id = o.org_id AND ko.id = o.category_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(${dealerOf('d')} ORDER BY d.code) AS dealers
      FROM rebate_dealer x
      JOIN rebate_dealer y ON y.org_id = x.org_id AND y.dealer_id = x.dealer_id
        AND y.agreement_id = o.id
      JOIN dealer d ON d.org_id = x.org_id AND d.id = x.dealer_id
      WHERE x.org_id = a.org_id AND x.agreement_id = a.id) s
    WHERE a.org_id = ${tx.orgId}::uuid AND a.id = ${id}::uuid AND s.dealers IS NOT NULL
      AND (ka.id IS NULL OR ko.id IS NULL OR ka.path @> ARRAY[ko.id] OR ko.path @> ARRAY[ka.id])
    ORDER BY o.starts_on, o.code LIMIT ${MOST_OVERLAPS}`);
}

export interface AccrualListRow extends Omit<AccrualItem, 'canSettle' | 'steps'> {
  method: RebateMethod;
  /** Amounts as text, as JSON has them. */
  tiers: readonly { upTo: string | null; rate: string }[];
}

/** Latest cycle first; one row more than the page. */
export async function listAccrualRows(tx: Tx, input: ListAccrualsInput): Promise<AccrualListRow[]> {
  const after = decodeCursor(input.cursor, z.tuple([dayField, z.uuid()]));
  return tx.rows<AccrualListRow>(sql`
    SELECT x.id, a.method, t.tiers, x.version, x.agreement_id AS "agreementId", a.code AS "agreementCode",
      a.name AS "agreementName", ${dealerOf('d')} AS dealer, x.starts_on AS "startsOn",
      x.ends_on AS "endsOn", x.sales_minor AS "salesMinor", x.earned_minor AS "earnedMinor",
      x.earlier_minor AS "earlierMinor", x.accrued_minor AS "accruedMinor", x.status,
      x.computed_at AS "computedAt", s.amount_minor AS "settledMinor",
      s.settled_on AS "settledOn", s.credit_note_id AS "creditNoteId",
      n.number AS "creditNoteNumber"
    FROM rebate_accrual x
    JOIN rebate_agreement a ON a.org_id = x.org_id AND a.id = x.agreement_id
    JOIN dealer d ON d.org_id = x.org_id AND d.id = x.dealer_id
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('upTo', r.up_to_minor::text, 'rate', r.rate::text)
        ORDER BY r.tier_no) AS tiers
      FROM rebate_tier r WHERE r.org_id = a.org_id AND r.agreement_id = a.id) t
    LEFT JOIN rebate_settlement s ON s.org_id = x.org_id AND s.accrual_id = x.id
    LEFT JOIN credit_note n ON n.org_id = s.org_id AND n.id = s.credit_note_id
    WHERE x.org_id = ${tx.orgId}::uuid
      ${input.agreementId ? sql`AND x.agreement_id = ${input.agreementId}::uuid` : empty}
      ${input.dealerId ? sql`AND x.dealer_id = ${input.dealerId}::uuid` : empty}
      ${input.status ? sql`AND x.status = ${input.status}` : empty}
      ${after ? sql`AND (x.starts_on, x.id) < (${after[0]}::date, ${after[1]}::uuid)` : empty}
    ORDER BY x.starts_on DESC, x.id DESC LIMIT ${input.limit + 1}`);
}
