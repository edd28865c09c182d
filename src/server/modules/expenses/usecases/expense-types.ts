// Types of expenses: what money may be spent on, where it is booked, what a claim of it must show.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { goesToDealer } from '../domain/payable-lines';
import {
  insertExpenseType,
  readAccountUse,
  readExpenseType,
  readExpenseTypes,
  updateExpenseType,
} from '../repo/expense-types';
import type { ExpenseTypeView, SaveExpenseTypeInput } from '../schemas';

export const listExpenseTypes = (work: Work): Promise<ExpenseTypeView[]> =>
  readExpenseTypes(work.tx);

async function refuseAccount(work: Work, accountId: string): Promise<void> {
  const account = await readAccountUse(work.tx, accountId);
  const invalid = { status: 'invalid', field: 'accountId' } as const;
  if (!account) throw new DomainError('expenses.unknownAccount', invalid);
  if (account.kind !== 'EXPENSE') throw new DomainError('expenses.accountNotExpense', invalid);
  if (!account.isLeaf) throw new DomainError('accounts.notALeaf', invalid);
}

async function seen(work: Work, id: string): Promise<ExpenseTypeView> {
  const view = await readExpenseType(work.tx, id);
  if (!view) throw new DomainError('expenses.typeNotFound', { status: 'not_found' });
  return view;
}

/**
 * Writes a new type or an old one. Requests already made keep the account they were booked to. A type
 * without cash needs a dealer, whether the caller says so or not.
 * Refuses with `expenses.unknownAccount`, `expenses.accountNotExpense`, `accounts.notALeaf`,
 * `expenses.typeNotFound`, `expenses.stale`, `expenses.codeTaken`.
 */
export async function saveExpenseType(
  work: Work,
  input: SaveExpenseTypeInput,
): Promise<ExpenseTypeView> {
  const { id: known, version, ...given } = input;
  const values = { ...given, needsDealer: goesToDealer(given) };
  if (!known) {
    await refuseAccount(work, input.accountId);
    const id = newId();
    await insertExpenseType(work.tx, id, values);
    const trail = { docKind: 'expenseType', docId: id, action: 'create' };
    work.journal.audit({ ...trail, detail: { code: input.code } });
    return seen(work, id);
  }
  const before = await seen(work, known);
  await refuseAccount(work, input.accountId);
  const theirs = { ...before, accountId: before.account.id };
  if (!(await updateExpenseType(work.tx, { id: known, version: version ?? 0 }, values))) {
    const about = { docKind: 'expenseType', docId: known, version: version ?? 0 };
    throw staleError('expenses', values, theirs, about);
  }
  const changes = changesBetween(theirs, values);
  const trail = { docKind: 'expenseType', docId: known, action: 'update' };
  work.journal.audit({ ...trail, version: before.version + 1, detail: { changes } });
  return seen(work, known);
}
