// Nothing that is named elsewhere is taken away, and whoever would is told what names it.
import { DomainError, type DomainIssue, type ErrorCode } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { holdersOf, type Held, type Holder } from '../repo/holders';

/** One finding for each kind of what holds it, with the names of some. */
function issuesOf(holders: readonly Holder[]): DomainIssue[] {
  const kinds = [...new Set(holders.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const names = holders.flatMap((one) => (one.kind === kind && one.name ? [one.name] : []));
    return { code: `held.${kind}`, params: { names } };
  });
}

/** Refuses with this code, and an issue `held.<kind>` for each kind of what names it. */
export async function refuseHeld(
  work: Work,
  held: Held,
  { id, code: name }: { id: string; code: string },
  code: ErrorCode,
): Promise<void> {
  const holders = await holdersOf(work.tx, held, id);
  if (holders.length === 0) return;
  const issues = issuesOf(holders);
  throw new DomainError(code, { status: 'conflict', params: { code: name }, issues });
}
