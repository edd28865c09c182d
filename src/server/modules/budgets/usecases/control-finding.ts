// What control says of a set of postings: one finding per control and node, worst slot first.
import { DomainError, type DomainIssue, type ErrorParams } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  limitText,
  type Control,
  type LimitKey,
  type Mode,
  type ControlScope,
} from '../domain/control';
import type { FindingCode, LimitDecision, LimitState } from '../domain/decide';
import type { BudgetPosting } from '../domain/posting';
import type { PlannedLimit } from '../domain/plan-limits';
import { periodKey } from '../repo/node-names';

/** One limit that warns, stops or was passed. Amounts are minor units of the organization. */
export interface ControlFinding {
  code: FindingCode;
  /** null: no control looks here, the declared default speaks. */
  controlId: string | null;
  controlCode: string | null;
  controlName: string | null;
  mode: Mode | null;
  scope: ControlScope | null;
  yearId: string;
  /** Numbers of the periods concerned; [0]: the whole year. */
  slots: number[];
  /** The one of them that the amounts are of. */
  slot: number;
  centreId: string;
  accountId: string;
  programmeId: string;
  budgetMinor: bigint;
  usedMinor: bigint;
  /** What could still be used before; null where nothing is limited. */
  availableMinor: bigint | null;
  requestedMinor: bigint;
  missingMinor: bigint;
}

export interface ControlOutcome {
  warnings: ControlFinding[];
  overridden: ControlFinding[];
}

export interface Judged {
  limit: PlannedLimit;
  before: LimitState;
  decision: LimitDecision;
}

function findingOf(code: FindingCode, { limit, before, decision }: Judged): ControlFinding {
  const { control, key, delta } = limit;
  const { controlId, yearId, slot, centreId, accountId, programmeId } = key;
  return {
    code,
    controlId,
    controlCode: control.code,
    controlName: control.name,
    mode: control.mode,
    scope: control.scope,
    yearId,
    ...{ slots: [slot], slot },
    centreId,
    accountId,
    programmeId,
    budgetMinor: decision.after.budgetMinor,
    usedMinor: before.usedMinor,
    availableMinor: decision.availableMinor,
    requestedMinor: delta.usedMinor > 0n ? delta.usedMinor : -delta.budgetMinor,
    missingMinor: decision.missingMinor,
  };
}

/** A cell without a control and without a budget. */
export function unbudgetedFinding(
  cell: Pick<LimitKey, 'yearId' | 'centreId' | 'accountId' | 'programmeId'> & { periodNo: number },
  requestedMinor: bigint,
): ControlFinding {
  const { yearId, centreId, accountId, programmeId, periodNo } = cell;
  return {
    code: 'budgets.unbudgeted',
    controlId: null,
    controlCode: null,
    controlName: null,
    mode: null,
    scope: null,
    yearId,
    ...{ slots: [periodNo], slot: periodNo },
    centreId,
    accountId,
    programmeId,
    budgetMinor: 0n,
    usedMinor: 0n,
    availableMinor: null,
    requestedMinor,
    missingMinor: requestedMinor,
  };
}

const nodeText = (finding: ControlFinding): string =>
  limitText({ ...finding, controlId: finding.controlId ?? '', slot: 0 }) + finding.code;

/** The slots of one node become one finding with the numbers of the worst. */
function merged(findings: readonly ControlFinding[]): ControlFinding[] {
  const nodes = new Map<string, ControlFinding>();
  for (const finding of findings) {
    const key = nodeText(finding);
    const old = nodes.get(key);
    const slots = [...(old?.slots ?? []), ...finding.slots].toSorted((a, b) => a - b);
    const worst = old && old.missingMinor >= finding.missingMinor ? old : finding;
    nodes.set(key, { ...worst, slots });
  }
  return [...nodes.values()];
}

export function findingsOf(
  judged: readonly Judged[],
  pick: (decision: LimitDecision) => FindingCode | null,
): ControlFinding[] {
  return merged(
    judged.flatMap((one) => {
      const code = pick(one.decision);
      return code === null ? [] : [findingOf(code, one)];
    }),
  );
}

/** Codes of the nodes and times a finding names, for the words of a refusal. */
export type NodeNames = ReadonlyMap<string, string>;

/** The time that the amounts of a finding are of: `2026`, `2026-03`, or `2026-01–2026-03` to date. */
function timeOf({ yearId, slot, scope }: ControlFinding, names: NodeNames): string {
  if (slot === 0) return names.get(yearId) ?? '';
  const codeOf = (no: number) => names.get(periodKey(yearId, no)) ?? '';
  return scope === 'YEAR_TO_DATE' && slot > 1 ? `${codeOf(1)}–${codeOf(slot)}` : codeOf(slot);
}

function paramsOf(work: Work, finding: ControlFinding, names: NodeNames): ErrorParams {
  const codes = [finding.centreId, finding.accountId, finding.programmeId].map(
    (id) => names.get(id) ?? '',
  );
  const node = [...codes, timeOf(finding, names)].filter((code) => code !== '').join(' · ');
  return {
    control: finding.controlCode,
    node,
    periods: finding.slots.filter((slot) => slot > 0).map(String),
    currency: work.organization.currency,
    budgetMinor: String(finding.budgetMinor),
    usedMinor: String(finding.usedMinor),
    availableMinor: String(finding.availableMinor ?? 0n),
    requestedMinor: String(finding.requestedMinor),
    missingMinor: String(finding.missingMinor),
  };
}

/** The refusal of everything that stops: the first in the head, all of them as issues. */
export function stopError(
  work: Work,
  stops: readonly ControlFinding[],
  names: NodeNames,
): DomainError {
  const issues = stops.map((stop): DomainIssue => ({
    code: stop.code,
    field: 'amountMinor',
    params: paramsOf(work, stop, names),
  }));
  const [first] = issues;
  if (!first) throw new Error('nothing stops');
  return new DomainError(first.code, {
    ...(first.params ? { params: first.params } : {}),
    field: 'amountMinor',
    issues: issues.slice(0, 20),
  });
}

export type { BudgetPosting, Control };
