// Budgets of a data set in its own codes, before anything has an id.
import type { BusinessDate } from '@/kernel/business-date';

export type CentreKind = 'REVENUE' | 'COST' | 'PROFIT' | 'INVESTMENT';
export type AccountKind = 'REVENUE' | 'EXPENSE' | 'ASSET' | 'LIABILITY' | 'RESULT' | 'STATISTIC';
export type Operator = '+' | '-' | '~';
export type EntryKind =
  | 'ORIGINAL'
  | 'REVISION'
  | 'TRANSFER'
  | 'CARRY_FORWARD'
  | 'FLEX'
  | 'PRE_COMMITMENT'
  | 'COMMITMENT'
  | 'ACTUAL'
  | 'SETTLED';

export interface CodedNode {
  code: string;
  name: string;
  parent: string | null;
}
export interface CodedCentre extends CodedNode {
  kind: CentreKind;
}
export interface CodedAccount extends CodedNode {
  kind: AccountKind;
  operator: Operator;
}

export interface CodedPosting {
  kind: EntryKind;
  on: BusinessDate;
  centre: string;
  account: string;
  /** Null: for no programme. */
  programme: string | null;
  /** Minor units; never zero. */
  amountMinor: bigint;
  /** Id of the type of expense it is a use of. */
  expenseTypeId?: string | undefined;
  /** Which document of the data set says so; postings of one name share a document. */
  document: string;
}

export interface CodedLedger {
  centres: CodedCentre[];
  accounts: CodedAccount[];
  programmes: CodedNode[];
  postings: CodedPosting[];
}

/** Collects nodes of a tree in the order they are met, the first name of a code kept. */
export class NodeList<T extends CodedNode> {
  private readonly byCode = new Map<string, T>();

  add(node: T): string {
    if (!this.byCode.has(node.code)) this.byCode.set(node.code, node);
    return node.code;
  }

  list(): T[] {
    return [...this.byCode.values()];
  }
}

/** The postings that say something: the ledger takes no entry of nothing. */
export function withAmount(postings: readonly CodedPosting[]): CodedPosting[] {
  return postings.filter((posting) => posting.amountMinor !== 0n);
}
