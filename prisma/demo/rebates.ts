// Rebates of the demo company: one agreement of each method of tiers, accrued from what was shipped;
// the quarters of the year that are over are settled, all but with one dealer.
import { addDays, addMonths, minDate } from '@/kernel/business-date';
import { quarterOf } from '@/kernel/period';
import {
  accrueRebates,
  activateAgreement,
  listAccruals,
  saveAgreement,
  settleRebate,
  type SaveAgreementInput,
} from '@/server/modules/expenses';
import type { ExpenseIds } from './expenses';
import { as, dealerAt, MINOR, type World } from './world';

const tiers = (...steps: readonly (readonly [dollars: number | null, rate: string])[]) =>
  steps.map(([dollars, rate]) => ({
    upToMinor: dollars === null ? null : BigInt(dollars) * MINOR,
    rate,
  }));

type Spec = Pick<SaveAgreementInput, 'code' | 'name' | 'method' | 'cycle' | 'basis' | 'tiers'> & {
  readonly dealers: readonly number[];
};

const AGREEMENTS: readonly Spec[] = [
  {
    ...{ code: 'RB-STEP', name: 'Quarterly bonus, step by step', method: 'STEPPED' },
    ...{ cycle: 'QUARTER', basis: 'PERIOD', dealers: [20, 21, 22] },
    tiers: tiers([300_000, '0.01'], [800_000, '0.02'], [null, '0.03']),
  },
  {
    ...{ code: 'RB-CUMUL', name: 'Growth bonus on everything', method: 'CUMULATIVE' },
    ...{ cycle: 'QUARTER', basis: 'PERIOD', dealers: [24, 25] },
    tiers: tiers([400_000, '0.01'], [null, '0.025']),
  },
  {
    ...{ code: 'RB-ROLL', name: 'Year bonus of partners', method: 'ROLLING' },
    ...{ cycle: 'YEAR', basis: 'TO_DATE', dealers: [27, 28] },
    tiers: tiers([1_500_000, '0.005'], [null, '0.015']),
  },
];

/** Needs what was shipped in the ledgers; the day decides which quarters are over. */
export async function growRebates(world: World, ids: ExpenseIds): Promise<void> {
  const { today } = world;
  const before = quarterOf(addMonths(today, -3));
  const startsOn = minDate(before.from, `${today.slice(0, 4)}-01-01`);
  await as(world, 'CONTROLLER', addDays(today, -1), async (work) => {
    for (const { dealers, ...terms } of AGREEMENTS) {
      const dealerIds = dealers.map((index) => dealerAt(world, index).id);
      const endsOn = addDays(addMonths(startsOn, 12), -1);
      const saved = await saveAgreement(work, {
        ...terms,
        ...{ dealerIds, startsOn, endsOn },
        ...{ typeId: ids.type('REBATE'), centreId: ids.centre('C-NORTH') },
      });
      await activateAgreement(work, saved);
    }
  });
  await as(world, 'CONTROLLER', today, (work) => accrueRebates(work, {}));
  await as(world, 'FINANCE', today, async (work) => {
    const { items } = await listAccruals(work, { status: 'OPEN', limit: 50 });
    // A dealer's cycles are settled one after the other.
    const over = items
      .filter((one) => one.endsOn < today && one.accruedMinor > 0n)
      .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
    for (const { id, version } of over.slice(0, -1)) {
      await settleRebate(work, { accrualId: id, version, method: 'CREDIT_NOTE' });
    }
  });
}
