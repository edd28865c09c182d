// What an approver typed per line, read as cuts. Pure. A line nobody touched is approved whole.
import { parseQuantity } from '@/kernel/quantity';
import { partAmount } from '@/kernel/part-amount';

export interface ApprovableLine {
  readonly id: string;
  readonly lineNo: number;
  /** Base units. */
  readonly requested: number;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

export interface ApprovalEntry {
  /** Base units as typed. */
  readonly approved: string;
  readonly reason: string;
}

export type ApprovalEntries = Readonly<Record<string, ApprovalEntry>>;

export interface ApprovalCut {
  readonly lineId: string;
  readonly approved: number;
  readonly reason: string;
}

export type ApprovalProblem = 'quantity' | 'reason';

export interface ApprovalModel {
  readonly cuts: readonly ApprovalCut[];
  /** Net and tax of what would be approved. */
  readonly totalMinor: bigint;
  readonly problems: Readonly<Record<string, ApprovalProblem>>;
}

/** Units a line would be approved with; null where the text is no quantity from 0 to requested. */
export function approvedUnits(line: ApprovableLine, entry: ApprovalEntry | undefined) {
  if (entry === undefined || entry.approved.trim() === '') return line.requested;
  const read = parseQuantity(entry.approved, { allowZero: true });
  return read.ok && read.value <= line.requested ? read.value : null;
}

export function approvalModel(
  lines: readonly ApprovableLine[],
  entries: ApprovalEntries,
): ApprovalModel {
  const cuts: ApprovalCut[] = [];
  const problems: Record<string, ApprovalProblem> = {};
  let totalMinor = 0n;
  for (const line of lines) {
    const entry = entries[line.id];
    const approved = approvedUnits(line, entry);
    if (approved === null) {
      problems[line.id] = 'quantity';
      continue;
    }
    totalMinor += partAmount(line.netMinor, approved, line.requested);
    totalMinor += partAmount(line.taxMinor, approved, line.requested);
    if (approved === line.requested) continue;
    const reason = entry?.reason.trim() ?? '';
    if (reason === '') problems[line.id] = 'reason';
    cuts.push({ lineId: line.id, approved, reason });
  }
  return { cuts, totalMinor, problems };
}

/** Cuts every line to what stock it could have now, with one reason; others stay as typed. */
export function fitToStock(
  lines: readonly ApprovableLine[],
  entries: ApprovalEntries,
  stock: { readonly availableOf: ReadonlyMap<string, number>; readonly reason: string },
): ApprovalEntries {
  const next: Record<string, ApprovalEntry> = { ...entries };
  for (const line of lines) {
    const available = stock.availableOf.get(line.id);
    if (available === undefined || available >= line.requested) continue;
    const reason = entries[line.id]?.reason.trim() || stock.reason;
    next[line.id] = { approved: String(Math.max(0, available)), reason };
  }
  return next;
}
