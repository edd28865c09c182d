// Programmes, campaigns and projects: what money is for, the third dimension of a budget.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import { deleteNode, insertNode, readNode, readTree, updateNode } from '@/server/platform/tree';
import { programmesChanged } from '../events';
import { countChildren, PROGRAMMES, type ProgrammeNode } from '../repo/trees';
import type { ProgrammeInput, ProgrammeView, Saved, UpdateProgrammeInput } from '../schemas';
import { refuseHeld } from './refuse-held';

/** Every programme, parents before children, siblings by code. */
export function readProgrammes(work: Work): Promise<ProgrammeNode[]> {
  return readTree<ProgrammeNode>(work.tx, PROGRAMMES);
}

export async function listProgrammes(work: Work): Promise<ProgrammeView[]> {
  return (await readProgrammes(work)).map((node) => ({ ...node, names: { ...node.names } }));
}

/** Refuses with `programmes.parentNotFound`, `programmes.codeTaken`. */
export async function createProgramme(work: Work, input: ProgrammeInput): Promise<Saved> {
  const { id, version } = await insertNode(work.tx, PROGRAMMES, input, input);
  work.journal.audit({ docKind: 'programme', docId: id, action: 'created' });
  return { id, version };
}

const seen = ({ id, version }: { id: string; version: number }): SeenDocument => ({
  docKind: 'programme',
  docId: id,
  version,
});

/**
 * Refuses with `programmes.notFound`, `programmes.stale`, `programmes.cycle`,
 * `programmes.parentNotFound`, `programmes.codeTaken`.
 */
export async function updateProgramme(work: Work, input: UpdateProgrammeInput): Promise<Saved> {
  const before = await readNode<ProgrammeNode>(work.tx, PROGRAMMES, input.id);
  const { id, version: _seen, ...values } = input;
  const after = await updateNode(work.tx, PROGRAMMES, input, values);
  if (!after) throw staleError('programmes', values, { ...before }, seen(input));
  const changes = changesBetween({ ...before }, values);
  const trail = { docKind: 'programme', docId: id, action: 'updated', version: after.version };
  work.journal.audit({ ...trail, detail: { changes } });
  if ('parentId' in changes) work.journal.emit(programmesChanged({ programmeIds: [id] }));
  return { id, version: after.version };
}

/**
 * Refuses with `programmes.notFound`, `programmes.inUse` while programmes hang on it, `programmes.held`
 * while a budget, a posting, a rule or a document names it, `programmes.stale`.
 */
export async function removeProgramme(
  work: Work,
  ref: { id: string; version: number },
): Promise<{ done: true }> {
  const { code, name } = await readNode(work.tx, PROGRAMMES, ref.id);
  const children = await countChildren(work.tx, PROGRAMMES, ref.id);
  if (children > 0) {
    throw new DomainError('programmes.inUse', { status: 'conflict', params: { children } });
  }
  await refuseHeld(work, 'programme', { id: ref.id, code }, 'programmes.held');
  if (!(await deleteNode(work.tx, PROGRAMMES, ref))) {
    throw staleError('programmes', {}, {}, seen(ref));
  }
  work.journal.audit({
    ...{ docKind: 'programme', docId: ref.id, action: 'removed', detail: { code, name } },
  });
  return { done: true };
}
