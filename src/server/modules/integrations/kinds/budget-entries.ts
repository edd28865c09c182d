// What another system budgeted, promised and spent: each row is one entry of the ledger on its own
// day, written as history. Its document is the run of the import.
import { RowRefusals } from '@/kernel/row-refusal';
import {
  cellText,
  countRecordedEntries,
  ENTRY_KINDS,
  isBudgetKind,
  isPromise,
  postBudgetHistory,
  readPromises,
  type BudgetPosting,
  type EntryKind,
} from '@/server/modules/budgets';
import { findPeriodsOn, readAccounts, resolveCells } from '@/server/modules/centres';
import { findDealersByCode } from '@/server/modules/dealers';
import type { Work } from '@/server/platform/actor';
import { forgetPlans } from '@/server/platform/plans';
import { IMPORT_DOC_KIND } from '../usecases/load-coded-ledger';
import { defineKind, field, needed, type LoadRefusal } from './kind';

interface EntryRecord {
  occurredOn: string;
  kind: EntryKind;
  centre: string;
  account: string;
  programme: string | undefined;
  dealer: string | undefined;
  amountMinor: bigint;
}

type Entry = BudgetPosting & { index: number };

/** Codes of accounts with others below them: nothing is posted to these. */
async function readSums(work: Work): Promise<ReadonlySet<string>> {
  const accounts = await readAccounts(work);
  const parents = new Set(accounts.map(({ parentId }) => parentId));
  return new Set(accounts.filter(({ id }) => parents.has(id)).map(({ code }) => code));
}

/** Ids for codes and days; rows that name what is not there are refused. */
async function resolve(
  work: Work,
  records: readonly EntryRecord[],
  runId: string,
  refusals: RowRefusals,
): Promise<Entry[]> {
  const rows = records.map((record, index) => ({ ...record, index }));
  const cells = await resolveCells(work.tx, rows, refusals);
  const periods = await findPeriodsOn(
    work,
    records.map(({ occurredOn }) => occurredOn),
  );
  const codes = records.flatMap(({ dealer }) => (dealer === undefined ? [] : [dealer]));
  const dealers = await findDealersByCode(work, [...new Set(codes)]);
  const sums = await readSums(work);
  return rows.flatMap((row): Entry[] => {
    const { index, kind, occurredOn, amountMinor } = row;
    const period = periods.get(occurredOn);
    const dealer = row.dealer === undefined ? undefined : dealers.get(row.dealer);
    const refuse = (name: string, code: LoadRefusal['code'], value: string) =>
      refusals.add(index, { field: name, code, params: { value, code: value, date: value } });
    if (!period) refuse('occurred_on', 'periods.noPeriod', occurredOn);
    // A budget may be for a time to come; what was promised or spent has happened.
    if (!isBudgetKind(kind) && occurredOn > work.today) {
      refuse('occurred_on', 'imports.dateInFuture', occurredOn);
    }
    if (sums.has(row.account)) refuse('account', 'accounts.notALeaf', row.account);
    if (row.dealer !== undefined && !dealer) {
      refuse('dealer', 'imports.unknownDealer', row.dealer);
    }
    const cell = cells.get(index);
    if (!cell || !period || !refusals.isGood(index)) return [];
    const source = { docKind: IMPORT_DOC_KIND, docId: runId };
    const dealerId = dealer?.id ?? null;
    return [
      { ...cell, ...source, index, kind, occurredOn, periodId: period.id, dealerId, amountMinor },
    ];
  });
}

const likeness = (entry: Entry): string =>
  [entry.kind, entry.occurredOn, cellText(entry), entry.dealerId ?? '', entry.amountMinor].join(
    ' ',
  );

/** Two like rows beside one like entry of an earlier run are one row to be loaded. */
async function refuseRecorded(
  work: Work,
  entries: readonly Entry[],
  refusals: RowRefusals,
): Promise<void> {
  const recorded = await countRecordedEntries(work.tx, entries);
  const left = new Map<string, number>();
  entries.forEach((entry, at) => {
    const key = likeness(entry);
    const count = left.get(key) ?? recorded[at] ?? 0;
    left.set(key, count - 1);
    if (count > 0) refusals.add(entry.index, { code: 'imports.entryExists' });
  });
}

/** Rows that give back more than the cell was promised, counting what the file promises itself. */
async function refuseOverRelieved(
  work: Work,
  entries: readonly Entry[],
  refusals: RowRefusals,
): Promise<void> {
  const promises = entries.filter(({ kind }) => isPromise(kind));
  if (!promises.some(({ amountMinor }) => amountMinor < 0n)) return;
  const stored = await readPromises(work.tx, promises);
  const sums = new Map<string, bigint>();
  const keyOf = (entry: Entry) => `${entry.kind} ${cellText(entry)}`;
  for (const entry of promises) {
    const before = stored.get(cellText(entry))?.[entry.kind as 'PRE_COMMITMENT' | 'COMMITMENT'];
    sums.set(keyOf(entry), (sums.get(keyOf(entry)) ?? before ?? 0n) + entry.amountMinor);
  }
  for (const entry of promises) {
    if ((sums.get(keyOf(entry)) ?? 0n) >= 0n || entry.amountMinor >= 0n) continue;
    refusals.add(entry.index, { field: 'amount', code: 'imports.promiseExceeded' });
  }
}

async function loadEntries(
  work: Work,
  records: readonly EntryRecord[],
  runId: string,
): Promise<readonly LoadRefusal[]> {
  const refusals = new RowRefusals();
  const entries = await resolve(work, records, runId, refusals);
  await refuseRecorded(work, entries, refusals);
  const fresh = entries.filter(({ index }) => refusals.isGood(index));
  await refuseOverRelieved(work, fresh, refusals);
  await forgetPlans(work.tx);
  await postBudgetHistory(
    work,
    fresh.filter(({ index }) => refusals.isGood(index)),
  );
  return refusals.list();
}

export const budgetEntries = defineKind<EntryRecord>({
  name: 'budget-entries',
  // Writes into past and closed periods, past every control: for whoever sets a company up.
  permission: 'settings.write',
  fields: [
    needed('occurred_on', ['date', 'posting date', 'booked on', '日期']),
    needed('kind', ['entry kind', 'type', '類型', '类型']),
    needed('centre', ['center', 'centre code', 'cost center', '責任中心', '责任中心']),
    needed('account', ['account code', '科目']),
    field('programme', ['program', 'project', 'campaign', '專案', '项目']),
    field('dealer', ['dealer code', 'customer', '經銷商', '经销商']),
    needed('amount', ['金額', '金额']),
  ],
  read: (cells, work) => ({
    occurredOn: cells.date('occurred_on'),
    kind: cells.choice('kind', ENTRY_KINDS, 'ACTUAL'),
    centre: cells.key('centre'),
    account: cells.key('account'),
    programme: cells.optionalKey('programme'),
    dealer: cells.optionalKey('dealer'),
    amountMinor: cells.money('amount', work.organization.currency),
  }),
  load: loadEntries,
});
