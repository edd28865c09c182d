// A company judged by weeks: its documents are posted by a 4-4-5 calendar, beside one of months that it had
// before, and its ledgers hold entries of any day, with what they add up to counted beside them.
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { dayNumber, diffDays, fromDayNumber } from '@/kernel/business-date';
import { inPeriod, type Period } from '@/kernel/period';
import { NO_ONE } from '@/kernel/ids';

import { postBudget } from '@/server/modules/budgets';
import { createCalendar, createYear, readYear, type FiscalPeriod } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { openBudgetWorld, type BudgetWorld } from '../budgets/budget-world';
import { openShop, sell, type Shop } from '../fulfilment/shop';
import { commitRows, insertFlow, insertReceivable, type FlowRow } from './ledger-rows';
import { foldAll } from '../../fixtures/folded';

const [FIRST, LAST] = [dayNumber('2026-01-20'), dayNumber('2026-05-20')];
export const anyDay = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);
export const DEALERS = [0, 1, 2] as const;
/** The cost of ten pieces. */
const LINE_COST = 70n;

interface Moved {
  dealer: number;
  kind: 'SHIPPED' | 'RETURNED';
  on: string;
  quantity: number;
  netMinor: number;
}

/** A line that was wanted on a day; shipped that many days after it. */
interface Wanted {
  dealer: number;
  dueOn: string;
  approved: number;
  shipped: number;
  late: number;
}

interface Booked {
  dealer: number;
  on: string;
  docKind: 'invoice' | 'receipt' | 'creditNote';
  bucket: 'INVOICED' | 'UNAPPLIED';
  amountMinor: number;
}

/** What the ledgers hold of the first two dealers; the third has nothing. */
export interface Entries {
  moved: readonly Moved[];
  wanted: readonly Wanted[];
  booked: readonly Booked[];
}

const dealer = fc.integer({ min: 0, max: 1 });
const few = fc.integer({ min: 1, max: 9 });
const amountMinor = fc.integer({ min: 1, max: 90_000 });

const anyEntries: fc.Arbitrary<Entries> = fc.record({
  moved: fc.array(
    fc.record({
      ...{ dealer, on: anyDay, quantity: few, netMinor: amountMinor },
      kind: fc.constantFrom('SHIPPED' as const, 'RETURNED' as const),
    }),
    { minLength: 60, maxLength: 60 },
  ),
  wanted: fc.array(
    fc.record({
      ...{ dealer, dueOn: anyDay, approved: few },
      ...{ shipped: fc.integer({ min: 0, max: 12 }), late: fc.integer({ min: -3, max: 3 }) },
    }),
    { minLength: 60, maxLength: 60 },
  ),
  booked: fc.array(
    fc.record({
      ...{ dealer, on: anyDay, amountMinor },
      docKind: fc.constantFrom('invoice' as const, 'receipt' as const, 'creditNote' as const),
      bucket: fc.constantFrom('INVOICED' as const, 'UNAPPLIED' as const),
    }),
    { minLength: 80, maxLength: 80 },
  ),
});

export interface JudgedWorld {
  shop: Shop;
  budgets: BudgetWorld;
  dealerIds: readonly string[];
  entries: Entries;
  /** The twelve periods of 4-4-5 weeks. */
  weeks: readonly FiscalPeriod[];
}

async function writeEntries(shop: Shop, dealerIds: readonly string[], entries: Entries) {
  const { orgId } = shop.org;
  const [line] = (await sell(shop, [10])).lines;
  await shop.org.work(({ tx }) =>
    tx.run(sql`UPDATE order_line SET cost_minor = ${LINE_COST} WHERE org_id = ${orgId}::uuid`),
  );
  const flow = (at: number, row: Pick<FlowRow, 'kind' | 'occurredOn' | 'quantity'>): FlowRow => ({
    ...{ dealerId: dealerIds[at] ?? '', productId: line?.productId ?? '', salespersonId: null },
    ...{ netMinor: 0, ...row },
  });
  await commitRows(orgId, [
    ...entries.moved.map(({ dealer: at, kind, on: occurredOn, quantity, netMinor }) =>
      insertFlow(orgId, {
        ...{ ...flow(at, { kind, occurredOn, quantity }), netMinor, lineId: line?.id ?? '' },
      }),
    ),
    ...entries.wanted.flatMap(({ dealer: at, dueOn, approved, shipped, late }) => {
      const of = { lineId: randomUUID(), dueOn };
      const shippedOn = fromDayNumber(dayNumber(dueOn) + late);
      return [
        insertFlow(orgId, {
          ...{ ...flow(at, { kind: 'APPROVED', occurredOn: dueOn, quantity: approved }), ...of },
        }),
        insertFlow(orgId, {
          ...{ ...flow(at, { kind: 'SHIPPED', occurredOn: shippedOn, quantity: shipped }), ...of },
        }),
      ];
    }),
    ...entries.booked.map(({ dealer: at, on: occurredOn, docKind, bucket, amountMinor: amount }) =>
      insertReceivable(orgId, {
        ...{ occurredOn, dealerId: dealerIds[at] ?? '', bucket, docKind, amountMinor: amount },
      }),
    ),
  ]);
}

/** 1,000 of budget and 100 times the number of the period spent, in each of the first six. */
async function spend({ org, centres, accounts }: BudgetWorld, weeks: readonly FiscalPeriod[]) {
  const postings = weeks.slice(0, 6).flatMap(({ id: periodId, startsOn, no }) =>
    (['ORIGINAL', 'ACTUAL'] as const).map((kind) => ({
      ...{ kind, occurredOn: startsOn, periodId, centreId: centres.SHOP, programmeId: NO_ONE },
      ...{ accountId: accounts.PROMO, docKind: 'test', docId: randomUUID() },
      amountMinor: kind === 'ORIGINAL' ? 1_000n : BigInt(no) * 100n,
    })),
  );
  await org.work((work) => postBudget(work, postings));
}

/** The centre SHOP sells to all dealers. Call after `createTestDatabase()`; everything is folded. */
export async function openJudged(): Promise<JudgedWorld> {
  const shop = await openShop();
  const { org } = shop;
  const budgets = await openBudgetWorld({}, org);
  const regionId = await addRegion(org);
  const dealers = await Promise.all(DEALERS.map(() => addDealer(org, { regionId })));
  const dealerIds = dealers.map(({ id }) => id);
  await org.work(async ({ tx }) => {
    await tx.run(sql`
      INSERT INTO centre_placement (org_id, centre_id, valid_from, parent_id, path)
      SELECT org_id, id, '1900-01-01'::date, parent_id, path FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid`);
    await tx.run(sql`
      UPDATE responsibility_centre SET region_id = ${regionId}::uuid
      WHERE org_id = ${tx.orgId}::uuid AND id = ${budgets.centres.SHOP}::uuid`);
  });
  const weeks = await org.work(async (work) => {
    const calendar = { code: 'WEEKS', name: 'Weeks', kind: 'WEEKS_445', isDefault: true } as const;
    const { id: calendarId } = await createCalendar(work, calendar);
    const { yearId } = await createYear(work, { calendarId, startsOn: '2025-12-29', code: '2026' });
    return (await readYear(work, yearId)).periods;
  });
  const [entries] = fc.sample(anyEntries, 1);
  if (!entries) throw new Error('nothing was drawn');
  await writeEntries(shop, dealerIds, entries);
  await spend(budgets, weeks);
  await foldAll(org.orgId);
  return { shop, budgets, dealerIds, entries, weeks };
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + BigInt(one), 0n);

/** What the entries of a dealer add up to over days, one by one; null: there is nothing to judge. */
export function figuresOf({ entries }: JudgedWorld, at: number, days: Period) {
  const moved = entries.moved.filter((one) => one.dealer === at && inPeriod(one.on, days));
  const wanted = entries.wanted.filter((one) => one.dealer === at && inPeriod(one.dueOn, days));
  const own = entries.booked.filter((one) => one.dealer === at && one.on <= days.to);
  if (moved.length + wanted.length + own.length === 0) return null;
  const sign = ({ kind }: Moved) => (kind === 'SHIPPED' ? 1 : -1);
  const debt = ({ bucket, amountMinor: amount }: Booked) =>
    bucket === 'INVOICED' ? amount : -amount;
  const owed = (list: readonly Booked[]) => total(list.map(debt));
  const within = own.filter(({ on }) => on >= days.from);
  const quantityOf = (kind: Moved['kind']) =>
    total(moved.filter((one) => one.kind === kind).map(({ quantity }) => quantity));
  const isOnTime = ({ approved, shipped, late }: Wanted) => shipped >= approved && late <= 0;
  return {
    salesMinor: total(moved.map((one) => sign(one) * one.netMinor)),
    // Seven a piece.
    costMinor: total(moved.map((one) => sign(one) * one.quantity)) * (LINE_COST / 10n),
    shippedQuantity: quantityOf('SHIPPED'),
    returnedQuantity: quantityOf('RETURNED'),
    approvedQuantity: total(wanted.map(({ approved }) => approved)),
    filledQuantity: total(wanted.map(({ approved, shipped }) => Math.min(approved, shipped))),
    dueLines: BigInt(wanted.length),
    onTimeInFullLines: BigInt(wanted.filter(isOnTime).length),
    invoicedMinor: owed(within.filter(({ docKind }) => docKind === 'invoice')),
    receivedMinor: -owed(within.filter(({ docKind }) => docKind === 'receipt')),
    openingReceivableMinor: owed(own.filter(({ on }) => on < days.from)),
    closingReceivableMinor: owed(own),
    days: BigInt(diffDays(days.from, days.to) + 1),
  };
}
