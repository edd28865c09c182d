// Brings the rollups of an organization up to its ledgers. Exactly once, whatever dies: the
// watermark moves in the transaction that adds a batch. The cost follows the new entries.
import { planAnew } from '@/server/platform/plans';
import { inTransaction, type Tx } from '@/server/platform/tx';
import { foldNames, type FoldName } from '../repo/flow-columns';
import { foldBatch, firstUnread, lockWatermark, markFolded, startOver } from '../repo/fold';
import { compareBatch, dropComparisons } from '../repo/keep-comparisons';
import { keepComparisons } from './keep-comparisons';

const BATCH = 20_000;

export interface FoldOutcome {
  /** Ledger entries read. */
  entries: number;
  /** The transaction of the first committed entry that an older one, still running, keeps back. */
  unreadFrom: bigint | null;
}

export interface FoldOptions {
  batch?: number;
  signal?: AbortSignal;
  /** Called after each ledger with how many are done. */
  report?: (done: number, total: number) => void;
  /** Whose day it is; left out: today. */
  now?: Date;
}

async function foldOne(orgId: string, name: FoldName, options: FoldOptions): Promise<FoldOutcome> {
  const batch = options.batch ?? BATCH;
  let entries = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    const step = await inTransaction({ orgId }, async (tx) => {
      // A connection keeps plans, also one made while the rollups were small, which reads them whole.
      await planAnew(tx);
      const after = await lockWatermark(tx, name);
      const read = await foldBatch(tx, name, after, batch);
      if (name === 'order-flow' && read.entries > 0) await compareBatch(tx, after, read);
      if (read.entries === batch) return { ...read, unreadFrom: null };
      const unreadFrom = await firstUnread(tx, name, read);
      if (unreadFrom === null) await markFolded(tx, name);
      return { ...read, unreadFrom };
    });
    entries += step.entries;
    if (step.entries < batch) return { entries, unreadFrom: step.unreadFrom };
  }
}

const earlier = (a: bigint | null, b: bigint | null): bigint | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

/** Folds every ledger of the organization. Safe to run at the same time as itself. */
export async function fold(orgId: string, options: FoldOptions = {}): Promise<FoldOutcome> {
  const total: FoldOutcome = { entries: 0, unreadFrom: null };
  for (const [at, name] of foldNames.entries()) {
    const one = await foldOne(orgId, name, options);
    options.report?.(at + 1, foldNames.length);
    total.entries += one.entries;
    total.unreadFrom = earlier(total.unreadFrom, one.unreadFrom);
  }
  await keepComparisons(orgId, options.now);
  return total;
}

async function rebuildOne(tx: Tx, name: FoldName, batch: number): Promise<number> {
  await planAnew(tx);
  await lockWatermark(tx, name);
  await startOver(tx, name);
  // They are kept again from what is folded then.
  if (name === 'order-flow') await dropComparisons(tx);
  let entries = 0;
  let after = { xid: 0n, seq: 0n };
  for (;;) {
    const read = await foldBatch(tx, name, after, batch);
    entries += read.entries;
    after = read;
    if (read.entries < batch) break;
  }
  if (!(await firstUnread(tx, name, after))) await markFolded(tx, name);
  return entries;
}

/**
 * Writes the rollups again from nothing: the same rows as folding gives. One transaction per fold,
 * so nobody reads half a history; folds wait for it, and those of other organizations do not get
 * past its start until it commits.
 */
export async function rebuild(orgId: string, options: FoldOptions = {}): Promise<FoldOutcome> {
  let entries = 0;
  for (const name of foldNames) {
    options.signal?.throwIfAborted();
    entries += await inTransaction({ orgId }, (tx) => rebuildOne(tx, name, options.batch ?? BATCH));
  }
  const rest = await fold(orgId, options);
  return { entries: entries + rest.entries, unreadFrom: rest.unreadFrom };
}
