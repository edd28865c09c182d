/** Which limits a set of postings moves, and by how much: all postings of one call together. */
import {
  isControlled,
  limitText,
  nodeUnder,
  signUnder,
  slotsOf,
  type Control,
  type LimitKey,
} from './control';
import type { LimitDelta } from './decide';
import { isBudgetKind } from './entry-kinds';
import { cellText, sidesOf, type BudgetPosting, type CellFacts } from './posting';

export interface PlannedLimit {
  readonly key: LimitKey;
  readonly control: Control;
  readonly delta: LimitDelta;
  /** A posting of this limit, for the record of an override. */
  readonly cause: BudgetPosting;
}

export interface LimitPlan {
  readonly limits: PlannedLimit[];
  /** Cells that use money where no control looks, with the posting that does. */
  readonly uncontrolled: UncontrolledUse[];
}

export interface UncontrolledUse {
  readonly cell: CellFacts;
  readonly cause: BudgetPosting;
  readonly usedMinor: bigint;
}

interface Net {
  cell: CellFacts;
  cause: BudgetPosting;
  budgetMinor: bigint;
  usedMinor: bigint;
  givesBudget: boolean;
}

/** Per cell, so that a thousand lines of one document meet the controls once. */
function netByCell(
  postings: readonly BudgetPosting[],
  facts: ReadonlyMap<string, CellFacts>,
): Net[] {
  const nets = new Map<string, Net>();
  for (const posting of postings) {
    const key = cellText(posting);
    const cell = facts.get(key);
    if (!cell) continue;
    const net = nets.get(key);
    const { budgetMinor, usedMinor } = sidesOf(posting);
    nets.set(key, {
      cell,
      cause: net?.cause ?? posting,
      budgetMinor: (net?.budgetMinor ?? 0n) + budgetMinor,
      usedMinor: (net?.usedMinor ?? 0n) + usedMinor,
      givesBudget: (net?.givesBudget ?? false) || isBudgetKind(posting.kind),
    });
  }
  return [...nets.values()];
}

export function planLimits(
  postings: readonly BudgetPosting[],
  facts: ReadonlyMap<string, CellFacts>,
  controls: readonly Control[],
): LimitPlan {
  const limits = new Map<string, PlannedLimit>();
  const uncontrolled: LimitPlan['uncontrolled'] = [];
  for (const net of netByCell(postings, facts)) {
    const { cell, cause } = net;
    let isCovered = false;
    for (const control of controls) {
      const sign = signUnder(control, cell);
      if (sign === 0) continue;
      isCovered = true;
      for (const slot of slotsOf(control.scope, cell.periodNo, cell.lastNo)) {
        const key = {
          controlId: control.id,
          yearId: cell.yearId,
          slot,
          ...nodeUnder(control, cell),
        };
        const text = limitText(key);
        const old = limits.get(text);
        const delta = {
          budgetMinor: (old?.delta.budgetMinor ?? 0n) + BigInt(sign) * net.budgetMinor,
          usedMinor: (old?.delta.usedMinor ?? 0n) + BigInt(sign) * net.usedMinor,
          givesBudget: (old?.delta.givesBudget ?? false) || net.givesBudget,
        };
        limits.set(text, { key, control, delta, cause: old?.cause ?? cause });
      }
    }
    const isUse = isControlled(cell) && net.usedMinor > 0n;
    if (isUse && !isCovered) uncontrolled.push({ cell, cause, usedMinor: net.usedMinor });
  }
  return { limits: [...limits.values()].filter(({ delta }) => moves(delta)), uncontrolled };
}

const moves = ({ budgetMinor, usedMinor, givesBudget }: LimitDelta): boolean =>
  budgetMinor !== 0n || usedMinor !== 0n || givesBudget;
