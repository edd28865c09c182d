/** The outcome of writing many rows at once, where each row stands or falls by itself. */
import type { DomainIssue } from './domain-error';

/** Why one row was not written. `index` counts the rows that were handed in, from 0. */
export interface RowRefusal extends DomainIssue {
  readonly index: number;
}

export interface UpsertResult {
  readonly created: number;
  readonly updated: number;
  /** In order of their rows; a row may have several. Nothing of a refused row was written. */
  readonly refused: readonly RowRefusal[];
}

/** Collects refusals and tells which rows are still good. */
export class RowRefusals {
  private readonly found: RowRefusal[] = [];
  private readonly bad = new Set<number>();

  add(index: number, issue: DomainIssue): void {
    this.found.push({ index, ...issue });
    this.bad.add(index);
  }

  isGood(index: number): boolean {
    return !this.bad.has(index);
  }

  list(): RowRefusal[] {
    return this.found.toSorted((a, b) => a.index - b.index);
  }
}
