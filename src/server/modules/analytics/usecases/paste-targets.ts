// Targets pasted from a spreadsheet: checked first, then written over nothing but what the check showed.
import { refusedOf } from '@/kernel/batch';
import { staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { RowRefusals } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { toldRefusals } from '@/server/platform/meanwhile';
import { readTargetRows } from '../domain/target-rows';
import { resolveTargetSubjects } from '../repo/target-subjects';
import { lockTargets, readSameTargets, type StandingTarget } from '../repo/targets';
import type {
  CheckedTargets,
  CheckTargetsInput,
  PastedTargets,
  PasteTargetsInput,
} from '../target-schemas';
import { targetFacts, upsertTargets, type UpsertTarget } from './upsert-targets';

interface GoodRow {
  index: number;
  target: UpsertTarget;
}

/** Bad rows come with their findings: those of `readTargetRows`, and `targets.unknownSubject`. */
async function readRows(work: Work, { kind, rows }: CheckTargetsInput) {
  const refusals = new RowRefusals();
  const { currency } = work.organization;
  const read = readTargetRows(rows, { currency, needsCode: kind !== 'COMPANY' }, refusals);
  const ids = await resolveTargetSubjects(
    work.tx,
    read.map(({ code }) => ({ subjectKind: kind, code })),
  );
  const good = read.flatMap(({ index, code, ...row }, at): GoodRow[] => {
    const subjectId = ids[at];
    if (subjectId) return [{ index, target: { ...row, subjectKind: kind, subjectId } }];
    refusals.add(index, { code: 'targets.unknownSubject', field: 'code', params: { code } });
    return [];
  });
  return { good, refused: refusals.list() };
}

/** What pasting would do: each bad row with its findings, and what each good one would replace. */
export async function checkTargets(work: Work, input: CheckTargetsInput): Promise<CheckedTargets> {
  const { good, refused } = await readRows(work, input);
  const targets = good.map(({ target }) => target);
  const stored = await readSameTargets(work.tx, targets, { locks: 'unlocked' });
  const replaces = good.flatMap(({ index }, at) => {
    const old = stored[at];
    if (!old) return [];
    const { id, version, endsOn, amountMinor, quantity } = old;
    return [{ index, id, version, endsOn, amountMinor, quantity: asNumber(quantity) }];
  });
  return { created: good.length - replaces.length, replaces, refused };
}

const asNumber = (quantity: bigint | null) => (quantity === null ? null : Number(quantity));

type Seen = PasteTargetsInput['seen'][number];

/** The refusal of a row whose day has another target than its check showed; null: it may be written. */
function lateness(
  work: Work,
  { target, seen, stored }: { target: UpsertTarget; seen?: Seen; stored: StandingTarget | null },
): { id: string; refusal: DomainError } | null {
  const about = (docId: string, version: number | null) => ({
    ...{ docKind: 'salesTarget', docId, version },
  });
  if (stored) {
    if (stored.id === seen?.id && stored.version === seen.version) return null;
    const { id } = stored;
    const version = seen?.id === id ? seen.version : null;
    const wanted = { ...target, endsOn: target.endsOn ?? null, quantity: target.quantity ?? null };
    const facts = [targetFacts(work, wanted), targetFacts(work, stored)] as const;
    return { id, refusal: staleError('targets', ...facts, about(id, version)) };
  }
  if (!seen) return null;
  const gone = { status: 'not_found', seen: about(seen.id, null) } as const;
  return { id: seen.id, refusal: new DomainError('targets.notFound', gone) };
}

/**
 * Writes the good rows; each stands or falls by itself. Bad ones come back with their findings, and
 * those whose target somebody entered, changed (`targets.stale`) or removed (`targets.notFound`) since
 * the check with who did.
 */
export async function pasteTargets(work: Work, input: PasteTargetsInput): Promise<PastedTargets> {
  const { good, refused } = await readRows(work, input);
  if (good.length === 0) return { created: 0, updated: 0, refused, late: [] };
  await lockTargets(work.tx);
  const targets = good.map(({ target }) => target);
  const stored = await readSameTargets(work.tx, targets, { locks: 'locked' });
  const shown = new Map(input.seen.map((one) => [one.index, one]));
  const judged = good.map(({ index, target }, at) => {
    const asked = { target, seen: shown.get(index), stored: stored[at] ?? null };
    return { index, target, late: lateness(work, asked) };
  });
  const tooLate = judged.flatMap(({ index, late: one }) => (one ? [{ index, ...one }] : []));
  const told = await toldRefusals(
    work.tx,
    tooLate.map(({ refusal }) => refusal),
  );
  const late = tooLate.flatMap(({ index, id }, at) => {
    const refusal = told[at];
    return refusal ? [{ index, ...refusedOf(id, refusal) }] : [];
  });
  const kept = judged.flatMap(({ target, late: one }) => (one ? [] : [target]));
  const { created, updated } = await upsertTargets(work, kept);
  return { created, updated, refused, late };
}
