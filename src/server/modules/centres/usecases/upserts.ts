// Many centres, accounts or programmes at once, by code, in any order: for imports and profiles.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import type { BusinessDate } from '@/kernel/business-date';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import { readStaff } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import {
  upsertTree,
  writtenEvents,
  type TreeRow,
  type WrittenNode,
} from '@/server/platform/tree-import';
import { ALWAYS } from '../domain/placement';
import { accountsChanged, centreMoved, programmesChanged } from '../events';
import { addPlacements, replacePlacements } from '../repo/placements';
import { ACCOUNTS, accountsWithPostings, CENTRES, PROGRAMMES } from '../repo/trees';
import {
  ACCOUNT_KINDS,
  CENTRE_KINDS,
  OPERATORS,
  type AccountKind,
  type CentreKind,
  type Operator,
} from '../schemas';
import { readAccounts } from './accounts';

export type TreeUpserted = UpsertResult & {
  /** Id of each row's node; null where the row was refused. */
  ids: (string | null)[];
};

const date = dayField.nullable().optional();

export interface CentreRow extends TreeRow {
  kind?: CentreKind;
  /** Who answers for it; null: nobody, left out: as it is. */
  ownerEmail?: string | null;
  /** Whose sales it answers for; left out: as it is. */
  regionId?: string | null;
  validFrom?: BusinessDate | null;
  validTo?: BusinessDate | null;
}

const CENTRE_FIELDS = {
  kind: z.enum(CENTRE_KINDS).optional(),
  ownerId: z.uuid().nullable().optional(),
  regionId: z.uuid().nullable().optional(),
  validFrom: date,
  validTo: date,
};

const answerOf = (
  { created, updated, refused, ids }: TreeUpserted,
  more: RowRefusals = new RowRefusals(),
): TreeUpserted => ({
  ...{ created, updated, ids },
  refused: [...more.list(), ...refused].toSorted((a, b) => a.index - b.index),
});

/** The answer for the good rows alone, at the places they had among all. */
function placedBack(
  done: TreeUpserted,
  good: readonly { index: number }[],
  count: number,
): TreeUpserted {
  const ids = Array.from<string | null>({ length: count }).fill(null);
  good.forEach(({ index }, at) => (ids[index] = done.ids[at] ?? null));
  const refused = done.refused.map((one) => ({ ...one, index: good[one.index]?.index ?? 0 }));
  return { ...done, ids, refused };
}

/** Rows of unknown owners stand as they are, without the owner, and are refused. */
async function withOwners(
  work: Work,
  rows: readonly CentreRow[],
  refusals: RowRefusals,
): Promise<(CentreRow & { ownerId?: string | null })[]> {
  const staff = rows.some(({ ownerEmail }) => ownerEmail) ? await readStaff(work) : [];
  const owners = new Map(staff.map(({ email, id }) => [email.toLowerCase(), id]));
  return rows.map((row, index) => {
    const { ownerEmail, ...rest } = row;
    if (ownerEmail === undefined) return rest;
    if (ownerEmail === null || ownerEmail === '') return { ...rest, ownerId: null };
    const ownerId = owners.get(ownerEmail.toLowerCase());
    if (ownerId !== undefined) return { ...rest, ownerId };
    const params = { email: ownerEmail };
    refusals.add(index, { code: 'centres.unknownOwner', field: 'ownerEmail', params });
    return rest;
  });
}

/**
 * Refusals: those of `upsertTree` (`centres.parentNotFound`, `centres.cycle`, …) and
 * `centres.unknownOwner`. A known centre with another parent stands there from `movedFrom` on,
 * today unless told otherwise.
 */
export async function upsertCentres(
  work: Work,
  rows: readonly CentreRow[],
  { movedFrom = work.today }: { movedFrom?: BusinessDate } = {},
): Promise<TreeUpserted> {
  const refusals = new RowRefusals();
  const owned = await withOwners(work, rows, refusals);
  const good = owned.flatMap((row, index) => (refusals.isGood(index) ? [{ row, index }] : []));
  const standards = { kind: 'COST', ownerId: null, regionId: null, validFrom: null, validTo: null };
  const done = await upsertTree(
    work.tx,
    CENTRES,
    good.map(({ row }) => row),
    { fields: CENTRE_FIELDS, standards },
  );
  const firstDays = new Map(good.map(({ row }) => [row.code, row.validFrom ?? ALWAYS]));
  await placeWritten(work, done.written, firstDays, movedFrom);
  auditWritten(work, 'centre', done.written);
  return answerOf(placedBack(done, good, rows.length), refusals);
}

async function placeWritten(
  work: Work,
  written: readonly WrittenNode[],
  firstDays: ReadonlyMap<string, BusinessDate>,
  from: BusinessDate,
): Promise<void> {
  const isNew = ({ before }: WrittenNode) => before === undefined;
  const place = ({ id, parentId, path }: WrittenNode) => ({ centreId: id, parentId, path });
  const added = written.filter(isNew);
  await addPlacements(
    work.tx,
    added.map((node) => ({ ...place(node), validFrom: firstDays.get(node.code) ?? ALWAYS })),
  );
  const moved = written.filter(
    ({ before, path }) => before !== undefined && before.path.join() !== path.join(),
  );
  await replacePlacements(work.tx, moved.map(place), from);
  work.journal.emit(...moved.map(({ id }) => centreMoved({ centreId: id, from })));
}

function auditWritten(work: Work, docKind: string, written: readonly WrittenNode[]): void {
  work.journal.audit(...writtenEvents(docKind, written));
}

const ACCOUNT_FIELDS = {
  kind: z.enum(ACCOUNT_KINDS).optional(),
  operator: z.enum(OPERATORS).optional(),
  active: z.boolean().optional(),
};

export interface AccountRow extends TreeRow {
  kind?: AccountKind;
  operator?: Operator;
  active?: boolean;
}

/** What is on record keeps its sign: an account with budgets or postings stays of its kind. */
async function refuseOtherKinds(
  work: Work,
  rows: readonly AccountRow[],
  posted: ReadonlySet<string>,
  refusals: RowRefusals,
): Promise<void> {
  const kinds = new Map(
    (await readAccounts(work)).flatMap(({ id, code, kind }) =>
      posted.has(id) ? [[code, kind] as const] : [],
    ),
  );
  rows.forEach(({ code, kind }, index) => {
    const stored = kinds.get(code);
    if (kind === undefined || stored === undefined || kind === stored) return;
    refusals.add(index, { code: 'accounts.kindPosted', field: 'kind', params: { code } });
  });
}

/**
 * Refusals: those of `upsertTree` (`accounts.parentNotFound`, `accounts.cycle`,
 * `accounts.hasPostings`, …) and `accounts.kindPosted`; a new account must say its kind.
 */
export async function upsertAccounts(
  work: Work,
  rows: readonly AccountRow[],
): Promise<TreeUpserted> {
  const refusals = new RowRefusals();
  const leaves = await accountsWithPostings(work.tx);
  await refuseOtherKinds(work, rows, leaves, refusals);
  const good = rows.flatMap((row, index) => (refusals.isGood(index) ? [{ row, index }] : []));
  const done = await upsertTree(
    work.tx,
    ACCOUNTS,
    good.map(({ row }) => row),
    { fields: ACCOUNT_FIELDS, standards: { operator: '+', active: true }, leaves },
  );
  auditWritten(work, 'account', done.written);
  const accountIds = done.written.flatMap(({ id, before }) => (before ? [id] : []));
  if (accountIds.length > 0) work.journal.emit(accountsChanged({ accountIds }));
  return answerOf(placedBack(done, good, rows.length), refusals);
}

export interface ProgrammeRow extends TreeRow {
  active?: boolean;
}

/** Refusals: those of `upsertTree` (`programmes.parentNotFound`, `programmes.cycle`, …). */
export async function upsertProgrammes(
  work: Work,
  rows: readonly ProgrammeRow[],
): Promise<TreeUpserted> {
  const fields = { active: z.boolean().optional() };
  const standards = { active: true };
  const done = await upsertTree(work.tx, PROGRAMMES, rows, { fields, standards });
  auditWritten(work, 'programme', done.written);
  const programmeIds = done.written.flatMap(({ id, path, before }) =>
    before && before.path.join() !== path.join() ? [id] : [],
  );
  if (programmeIds.length > 0) work.journal.emit(programmesChanged({ programmeIds }));
  return answerOf(done);
}
