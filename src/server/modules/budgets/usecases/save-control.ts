// The rules of control. A rule counts from the moment it is saved: its limits are filled from the
// balances while no posting can come between, and what already exceeds it is told and recorded.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError, refuse } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import type {
  ControlInput,
  ControlRef,
  ControlView,
  LimitsInput,
  LimitView,
  SavedControl,
  UpdateControlInput,
} from '../control-schemas';
import {
  deleteControl,
  insertControl,
  listControlRows,
  listLimitRows,
  readControl,
  readNodeKinds,
  updateControl,
  type StoredControl,
} from '../repo/control-rows';
import { lockControls } from '../repo/controls';
import { fillLimits } from './refill-limits';

const NOT_FOUND = {
  centreId: 'centres.notFound',
  accountId: 'accounts.notFound',
  programmeId: 'programmes.notFound',
} as const;

async function checkNode(work: Work, input: ControlInput): Promise<void> {
  const kinds = await readNodeKinds(work.tx, input);
  for (const part of ['centreId', 'accountId', 'programmeId'] as const) {
    if (input[part] !== null && !kinds.has(part)) {
      refuse(NOT_FOUND[part], { status: 'not_found', field: part });
    }
  }
  if (input.accountId === null || kinds.get('accountId') === 'EXPENSE') return;
  refuse('budgets.controlNotExpense', { status: 'invalid', field: 'accountId' });
}

async function fill(work: Work, id: string, version: number): Promise<SavedControl> {
  const excess = await fillLimits(work, [id], 'BEFORE_CONTROL');
  return { id, version, excess };
}

/**
 * Refuses `budgets.codeTaken`, `budgets.controlNotExpense` (only what is spent is controlled) and
 * `….notFound` for nodes that do not exist.
 */
export async function createControl(work: Work, input: ControlInput): Promise<SavedControl> {
  await checkNode(work, input);
  await lockControls(work.tx);
  const id = newId();
  await insertControl(work.tx, id, input);
  const saved = await fill(work, id, 1);
  const detail = { ...input, excess: saved.excess.length };
  work.journal.audit({ docKind: 'budgetControl', docId: id, action: 'created', detail });
  return saved;
}

const seen = ({ id, version }: { id: string; version: number | null }): SeenDocument => ({
  docKind: 'budgetControl',
  docId: id,
  version,
});

async function stored(work: Work, id: string): Promise<StoredControl> {
  const control = await readControl(work.tx, id);
  if (control) return control;
  // Removed since the caller saw it: they are told by whom.
  const gone = seen({ id, version: null });
  throw new DomainError('budgets.controlNotFound', { status: 'not_found', seen: gone });
}

/** Refuses as `createControl`, and `budgets.stale` with what somebody else changed. */
export async function saveControl(work: Work, input: UpdateControlInput): Promise<SavedControl> {
  await checkNode(work, input);
  await lockControls(work.tx);
  const before = await stored(work, input.id);
  if (!(await updateControl(work.tx, input))) {
    throw staleError('budgets', input, { ...before }, seen(input));
  }
  const saved = await fill(work, input.id, input.version + 1);
  const changes = changesBetween({ ...before }, { ...input, version: before.version });
  work.journal.audit({
    docKind: 'budgetControl',
    docId: input.id,
    action: 'changed',
    version: input.version + 1,
    detail: { changes, excess: saved.excess.length },
  });
  return saved;
}

/** The rule goes; what was let through stays on record. Refuses `budgets.stale`. */
export async function removeControl(work: Work, { id, version }: ControlRef): Promise<ControlRef> {
  await lockControls(work.tx);
  const before = await stored(work, id);
  if (!(await deleteControl(work.tx, id, version))) {
    throw staleError('budgets', { version }, { version: before.version }, seen({ id, version }));
  }
  const detail = { code: before.code, name: before.name };
  work.journal.audit({ docKind: 'budgetControl', docId: id, action: 'removed', detail });
  return { id, version };
}

/** Every rule by code. */
export const listControls = (work: Work): Promise<ControlView[]> => listControlRows(work.tx);

/** The fullest limits of a rule in a year. */
export async function listLimits(work: Work, input: LimitsInput): Promise<LimitView[]> {
  await stored(work, input.controlId);
  return listLimitRows(work.tx, input);
}
