/** The figures by which a responsibility centre or a dealer is judged over a period. */

/** Amounts in minor units of the organization's currency, quantities in base units. */
export interface SubjectFigures {
  /** Shipped, net of discount, less what came back. */
  salesMinor: bigint;
  /** Cost of what was shipped, less cost of what came back, each the line's cost in proportion. */
  costMinor: bigint;
  /**
   * Of the sales those whose cost is not known. Not in the inputs of runs frozen before it was told
   * apart; those took it for nothing.
   */
  uncostedSalesMinor?: bigint;
  targetMinor: bigint;
  /**
   * Of the sales those on days on which the target holds: what attainment counts. Not in the inputs of
   * runs frozen before it was told apart; those counted all sales.
   */
  soldForTargetMinor?: bigint;
  /** Budget in force and actual of expense accounts. */
  budgetMinor: bigint;
  expenseMinor: bigint;
  /** Of lines wanted in the period. */
  approvedQuantity: bigint;
  /** Shipped of what was approved, per line at most its approved quantity. */
  filledQuantity: bigint;
  shippedQuantity: bigint;
  returnedQuantity: bigint;
  /** Lines wanted in the period, and those of them shipped by then in full. */
  dueLines: bigint;
  onTimeInFullLines: bigint;
  invoicedMinor: bigint;
  receivedMinor: bigint;
  /** Owed at the start and at the end of the period. */
  openingReceivableMinor: bigint;
  closingReceivableMinor: bigint;
  days: bigint;
}

export type Figure = keyof SubjectFigures;

export interface FiguresOfSubject {
  id: string;
  code: string;
  name: string;
  figures: SubjectFigures;
}
