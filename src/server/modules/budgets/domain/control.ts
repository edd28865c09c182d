/**
 * Control: the words a control is made of, which limits a cell counts for, and with which sign.
 */
import { NO_ONE } from '@/kernel/ids';

export const GRAINS = ['POOL', 'CELL'] as const;
export const MODES = ['STOP', 'WARN', 'TRACK'] as const;
export const SCOPES = ['PERIOD', 'YEAR_TO_DATE', 'YEAR'] as const;
export const UNBUDGETED = ['ALLOW', 'WARN', 'STOP'] as const;

export type Grain = (typeof GRAINS)[number];
export type Mode = (typeof MODES)[number];
export type ControlScope = (typeof SCOPES)[number];
export type Unbudgeted = (typeof UNBUDGETED)[number];
export type Operator = '+' | '-' | '~';

export interface Control {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** null in a dimension: any. */
  readonly centreId: string | null;
  readonly accountId: string | null;
  readonly programmeId: string | null;
  readonly grain: Grain;
  readonly mode: Mode;
  readonly scope: ControlScope;
  /** Shares of the budget, as decimal text. */
  readonly warnRate: string;
  readonly stopRate: string;
  readonly unbudgeted: Unbudgeted;
}

/** A cell with what stands above it in each tree. */
export interface Place {
  readonly yearId: string;
  readonly periodId: string;
  /** 1 to 53 within the year. */
  readonly periodNo: number;
  /** Periods of the year. */
  readonly lastNo: number;
  readonly centreId: string;
  /** Ids from the root to the centre itself. */
  readonly centrePath: readonly string[];
  readonly accountId: string;
  readonly accountKind: string;
  /** From the root to the account itself, each with how it rolls up into the one before it. */
  readonly accountPath: readonly { readonly id: string; readonly operator: Operator }[];
  /** The nil UUID: no programme. */
  readonly programmeId: string;
  readonly programmePath: readonly string[];
}

/** Only what is spent is controlled; a revenue above its budget is no fault. */
export const isControlled = (place: Pick<Place, 'accountKind'>): boolean =>
  place.accountKind === 'EXPENSE';

/**
 * With which sign the account counts in the node above it: the product of the operators on the way
 * up; 0 where one of them says "not at all", null where the node is not above the account.
 */
export function signBelow(path: Place['accountPath'], nodeId: string): -1 | 0 | 1 | null {
  const at = path.findIndex(({ id }) => id === nodeId);
  if (at < 0) return null;
  let sign: -1 | 0 | 1 = 1;
  for (const { operator } of path.slice(at + 1)) {
    if (operator === '~') return 0;
    if (operator === '-') sign = sign === 1 ? -1 : 1;
  }
  return sign;
}

/** The sign a cell counts with under a control; 0: the control does not cover it. */
export function signUnder(control: Control, place: Place): -1 | 0 | 1 {
  if (!isControlled(place)) return 0;
  if (control.centreId !== null && !place.centrePath.includes(control.centreId)) return 0;
  const isOfProgramme =
    control.programmeId === null || place.programmePath.includes(control.programmeId);
  if (!isOfProgramme) return 0;
  if (control.accountId === null) return 1;
  const sign = signBelow(place.accountPath, control.accountId);
  if (sign === null) return 0;
  return control.grain === 'CELL' ? 1 : sign;
}

/** Slots a cell of this period counts for: a month counts in every later sum of its year to date. */
export function slotsOf(scope: ControlScope, periodNo: number, lastNo: number): number[] {
  if (scope === 'YEAR') return [0];
  if (scope === 'PERIOD') return [periodNo];
  return Array.from({ length: lastNo - periodNo + 1 }, (_, index) => periodNo + index);
}

export interface LimitKey {
  readonly controlId: string;
  readonly yearId: string;
  readonly slot: number;
  readonly centreId: string;
  readonly accountId: string;
  readonly programmeId: string;
}

/** The node whose sums a control guards for this cell: its own, or the cell itself. */
export function nodeUnder(
  control: Control,
  place: Pick<Place, 'centreId' | 'accountId' | 'programmeId'>,
): Pick<LimitKey, 'centreId' | 'accountId' | 'programmeId'> {
  const { centreId, accountId, programmeId } = control.grain === 'CELL' ? place : control;
  return {
    centreId: centreId ?? NO_ONE,
    accountId: accountId ?? NO_ONE,
    programmeId: programmeId ?? NO_ONE,
  };
}

export const limitText = (key: LimitKey): string =>
  [key.controlId, key.yearId, key.slot, key.centreId, key.accountId, key.programmeId].join(' ');
