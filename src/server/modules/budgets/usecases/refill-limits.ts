// Brings limits in line with the balances: when a rule is made or changed, and when the trees below
// the rules are rearranged.
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { lockControls } from '../repo/controls';
import { everyControl, rewriteLimits, type Excess } from '../repo/limit-sums';
import { insertOverrides } from '../repo/limits';

/** Reasons of what stood above a ceiling already; words are made where they are shown. */
type Occasion = 'BEFORE_CONTROL' | 'REORGANISED';

/**
 * Writes the limits of these controls from the balances and puts on record what already exceeds
 * them. The controls are locked by the caller, so no posting slips between.
 */
export async function fillLimits(
  work: Work,
  ids: readonly string[],
  occasion: Occasion,
): Promise<Excess[]> {
  const excess = await rewriteLimits(work.tx, ids);
  const overrides = excess.map(({ amountMinor, ...key }) => ({
    id: newId(),
    key,
    amountMinor,
    reason: occasion,
    docKind: 'budgetControl',
    docId: key.controlId,
  }));
  await insertOverrides(work.tx, overrides, { userId: work.actor.userId, at: work.now });
  return excess;
}

/** Every limit anew, after centres or accounts moved. Twice is once. */
export async function refillLimits(work: Work): Promise<{ controls: number; excess: number }> {
  await lockControls(work.tx);
  const ids = await everyControl(work.tx);
  const excess = await fillLimits(work, ids, 'REORGANISED');
  const [first] = excess;
  if (first) {
    work.journal.audit({
      docKind: 'budgetControl',
      docId: first.controlId,
      action: 'reorganised',
      detail: { limits: excess.length },
    });
  }
  return { controls: ids.length, excess: excess.length };
}
