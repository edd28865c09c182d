// Many dealers at once, by code: new ones are created, known ones changed where a field is given.
// Each row stands or falls by itself; the number of statements does not depend on the rows.
import { changesBetween } from '@/kernel/changes';
import type { DomainIssue, ErrorCode } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { checkRows, refuseRepeatedRows, type Checked } from '@/server/platform/check-rows';
import { forgetPlans } from '@/server/platform/plans';
import { DealerUpsert, SalespersonUpsert, type CheckedDealer } from '../import-schemas';
import {
  addAddresses,
  addContacts,
  readByCodes,
  readReferences,
  upsertSalespersonRows,
  writeDealers,
  type ImportedDealer,
  type StoredDealer,
  type ReferenceKind,
} from '../repo/dealer-import';
import { dealerSearchText } from './save-dealer';

type Row = Checked<CheckedDealer>;

interface Candidate {
  row: Row;
  before: StoredDealer | undefined;
  after: ImportedDealer;
}

export type DealersUpserted = UpsertResult & {
  /** Id of each row's dealer; null where the row was refused. */
  ids: (string | null)[];
};

/**
 * Refusals by row and field: field codes, `request.repeatedRow`, `request.required` (name of a new
 * dealer), `dealers.unknownRegion`, `dealers.unknownLevel`, `dealers.unknownSalesperson`,
 * `dealers.currencyFixed`.
 */
export async function upsertDealers(
  work: Work,
  rows: readonly DealerUpsert[],
): Promise<DealersUpserted> {
  const { tx } = work;
  const refusals = new RowRefusals();
  const checked = checkRows(DealerUpsert, rows, refusals);
  const distinct = refuseRepeatedRows(checked, (row) => row.code, 'code', refusals);
  const stored = await readByCodes(
    tx,
    distinct.map((row) => row.code),
  );
  const references = await readReferences(tx);
  const good = distinct.flatMap((row): Candidate[] => {
    const before = stored.get(row.code);
    const { after, issues } = merge(row, before, references, work.organization.currency);
    for (const issue of issues) refusals.add(row.index, issue);
    return issues.length === 0 ? [{ row, before, after }] : [];
  });
  const changed = good.filter(({ before, after }) => !before || isChanged(before, after));
  await write(work, changed);
  await forgetPlans(tx);
  await addParts(work, good);
  const ids = new Map(good.map(({ row, after }) => [row.index, after.id]));
  const created = changed.filter(({ before }) => !before).length;
  return {
    created,
    updated: changed.length - created,
    refused: refusals.list(),
    ids: rows.map((_, index) => ids.get(index) ?? null),
  };
}

function isChanged(before: StoredDealer, after: ImportedDealer): boolean {
  return Object.keys(changesBetween({ ...before }, { ...after })).length > 0;
}

type References = Record<ReferenceKind, ReadonlyMap<string, string>>;

const UNKNOWN: Record<ReferenceKind, ErrorCode> = {
  region: 'dealers.unknownRegion',
  level: 'dealers.unknownLevel',
  salesperson: 'dealers.unknownSalesperson',
};

function given<T>(value: T | undefined, old: T | undefined, fallback: T): T {
  return value !== undefined ? value : (old ?? fallback);
}

/** The dealer as the row wants it, and what keeps the row from being written. */
function merge(
  row: Row,
  before: StoredDealer | undefined,
  references: References,
  homeCurrency: string,
): { after: ImportedDealer; issues: DomainIssue[] } {
  const issues: DomainIssue[] = [];
  const refer = (kind: ReferenceKind, old: string | null | undefined): string | null => {
    const code = row[`${kind}Code`];
    if (code === undefined) return old ?? null;
    const id = code === null ? null : references[kind].get(code);
    if (id !== undefined) return id;
    issues.push({ code: UNKNOWN[kind], field: `${kind}Code`, params: { code } });
    return null;
  };
  if (!before && row.name === undefined) issues.push({ code: 'request.required', field: 'name' });
  if (before && row.currency !== undefined && row.currency !== before.currency) {
    const params = { currency: before.currency };
    issues.push({ code: 'dealers.currencyFixed', field: 'currency', params });
  }
  const after: ImportedDealer = {
    id: before?.id ?? newId(),
    code: row.code,
    name: given(row.name, before?.name, ''),
    regionId: refer('region', before?.regionId),
    levelId: refer('level', before?.levelId),
    salespersonId: refer('salesperson', before?.salespersonId),
    currency: before?.currency ?? row.currency ?? homeCurrency,
    taxNumber: given(row.taxNumber, before?.taxNumber, null),
    taxExempt: given(row.taxExempt, before?.taxExempt, false),
    termsKind: given(row.termsKind, before?.termsKind, 'NET'),
    termsDays: given(row.termsDays, before?.termsDays, 30),
    overdueDays: given(row.overdueDays, before?.overdueDays, null),
    status: given(row.status, before?.status, 'ACTIVE'),
    note: given(row.note, before?.note, null),
  };
  return { after, issues };
}

async function write(work: Work, changed: readonly Candidate[]): Promise<void> {
  await writeDealers(
    work.tx,
    changed.map(({ after }) => ({ ...after, searchText: dealerSearchText(after) })),
    work.now,
  );
  work.journal.audit(
    ...changed.map(({ before, after }) => ({
      docKind: 'dealer',
      docId: after.id,
      action: before ? 'updated' : 'created',
      from: before?.status ?? null,
      to: after.status,
      ...(before && {
        version: before.version + 1,
        detail: { changes: changesBetween({ ...before }, { ...after }) },
      }),
    })),
  );
}

async function addParts(work: Work, good: readonly Candidate[]): Promise<void> {
  const contacts = good.flatMap(({ row, after }) =>
    (row.contacts ?? []).map((contact) => ({ ...contact, dealerId: after.id })),
  );
  const addresses = good.flatMap(({ row, after }) =>
    (row.addresses ?? []).map((address) => ({ ...address, dealerId: after.id })),
  );
  await addContacts(work.tx, contacts);
  await addAddresses(work.tx, addresses);
}

/** Many salespersons by code. Refusals: field codes, `request.repeatedRow`. */
export async function upsertSalespersons(
  work: Work,
  rows: readonly SalespersonUpsert[],
): Promise<DealersUpserted> {
  const refusals = new RowRefusals();
  const checked = checkRows(SalespersonUpsert, rows, refusals);
  const good = refuseRepeatedRows(checked, (row) => row.code, 'code', refusals);
  const written = await upsertSalespersonRows(work.tx, good);
  work.journal.audit(
    ...written.map(({ id: docId, version, isNew }) => ({
      ...{ docKind: 'salesperson', docId, action: isNew ? 'created' : 'updated' },
      ...(isNew ? {} : { version }),
    })),
  );
  const ids = new Map(written.map((row) => [row.code, row.id]));
  const byIndex = new Map(good.map((row) => [row.index, ids.get(row.code) ?? null]));
  const created = written.filter((row) => row.isNew).length;
  return {
    created,
    updated: written.length - created,
    refused: refusals.list(),
    ids: rows.map((_, index) => byIndex.get(index) ?? null),
  };
}
