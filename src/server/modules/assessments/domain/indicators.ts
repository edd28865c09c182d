/**
 * What can be assessed. Every indicator is a quotient of two frozen figures, so that its calculation
 * can be shown and repeated. A denominator of zero or less is "no basis", never 0 and never infinity.
 */
import type { Figure, SubjectFigures } from '@/server/modules/analytics';

export type { SubjectFigures };

export const SUBJECT_KINDS = ['CENTRE', 'DEALER'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const BETTER = ['HIGHER', 'LOWER', 'NEAR'] as const;
export type Better = (typeof BETTER)[number];

/** How a value is read: a share, or a number of days. Both are stored in parts per million of one. */
export type IndicatorUnit = 'rate' | 'days';

export interface Quotient {
  numerator: bigint;
  denominator: bigint;
}

export interface Indicator {
  unit: IndicatorUnit;
  better: Better;
  subjects: readonly SubjectKind[];
  /** Which figures it reads; the screen shows them beside the result. */
  reads: readonly Figure[];
  quotient(figures: SubjectFigures): Quotient;
}

const EITHER = SUBJECT_KINDS;

export const INDICATORS = {
  /** 預算執行率: actual ÷ budget of expenses. */
  budgetExecution: {
    unit: 'rate',
    better: 'NEAR',
    subjects: ['CENTRE'],
    reads: ['expenseMinor', 'budgetMinor'],
    quotient: (f) => ({ numerator: f.expenseMinor, denominator: f.budgetMinor }),
  },
  /** 費用率: sales expense ÷ sales. */
  expenseToSales: {
    unit: 'rate',
    better: 'LOWER',
    subjects: EITHER,
    reads: ['expenseMinor', 'salesMinor'],
    quotient: (f) => ({ numerator: f.expenseMinor, denominator: f.salesMinor }),
  },
  /** 銷售達成率: sales on the days of the target ÷ target. */
  salesAttainment: {
    unit: 'rate',
    better: 'HIGHER',
    subjects: EITHER,
    reads: ['soldForTargetMinor', 'targetMinor'],
    quotient: (f) => ({
      numerator: f.soldForTargetMinor ?? f.salesMinor,
      denominator: f.targetMinor,
    }),
  },
  /** 毛利率: (sales − cost) ÷ sales, of sales whose cost is known. */
  grossMargin: {
    unit: 'rate',
    better: 'HIGHER',
    subjects: EITHER,
    reads: ['salesMinor', 'uncostedSalesMinor', 'costMinor'],
    quotient: (f) => {
      const costed = f.salesMinor - (f.uncostedSalesMinor ?? 0n);
      return { numerator: costed - f.costMinor, denominator: costed };
    },
  },
  /** 回款率: received ÷ (owed at the start + invoiced): the share of what could be collected. */
  collectionRate: {
    unit: 'rate',
    better: 'HIGHER',
    subjects: EITHER,
    reads: ['receivedMinor', 'openingReceivableMinor', 'invoicedMinor'],
    quotient: (f) => ({
      numerator: f.receivedMinor,
      denominator: f.openingReceivableMinor + f.invoicedMinor,
    }),
  },
  /** 應收帳款週轉天數: owed at the end × days ÷ invoiced. */
  daysSalesOutstanding: {
    unit: 'days',
    better: 'LOWER',
    subjects: EITHER,
    reads: ['closingReceivableMinor', 'days', 'invoicedMinor'],
    quotient: (f) => ({
      numerator: f.closingReceivableMinor * f.days,
      denominator: f.invoicedMinor,
    }),
  },
  /** 退貨率, by quantity. */
  returnRate: {
    unit: 'rate',
    better: 'LOWER',
    subjects: EITHER,
    reads: ['returnedQuantity', 'shippedQuantity'],
    quotient: (f) => ({ numerator: f.returnedQuantity, denominator: f.shippedQuantity }),
  },
  /** 滿足率: filled ÷ approved, by quantity; over-delivery of one line hides no other's shortage. */
  fillRate: {
    unit: 'rate',
    better: 'HIGHER',
    subjects: EITHER,
    reads: ['filledQuantity', 'approvedQuantity'],
    quotient: (f) => ({ numerator: f.filledQuantity, denominator: f.approvedQuantity }),
  },
  /** 準時足量率: lines on time and in full ÷ lines due; binary per line. */
  onTimeInFull: {
    unit: 'rate',
    better: 'HIGHER',
    subjects: EITHER,
    reads: ['onTimeInFullLines', 'dueLines'],
    quotient: (f) => ({ numerator: f.onTimeInFullLines, denominator: f.dueLines }),
  },
} as const satisfies Record<string, Indicator>;

export type IndicatorName = keyof typeof INDICATORS;

export const INDICATOR_NAMES = Object.keys(INDICATORS) as IndicatorName[];

/** The indicator of a name, as the interface the rules use. */
export const indicatorOf = (name: IndicatorName): Indicator => INDICATORS[name];

/** What stood for a figure in runs frozen before it was told apart; null: nothing did. */
const BEFORE: Partial<Record<Figure, Figure | null>> = {
  soldForTargetMinor: 'salesMinor',
  uncostedSalesMinor: null,
};

/** The figures an indicator read of a subject, each as it was frozen. */
export const readOf = (
  name: IndicatorName,
  figures: SubjectFigures,
): { figure: Figure; value: bigint }[] =>
  indicatorOf(name).reads.flatMap((wanted) => {
    const figure = figures[wanted] === undefined ? BEFORE[wanted] : wanted;
    const value = figure ? figures[figure] : undefined;
    return figure && value !== undefined ? [{ figure, value }] : [];
  });

const OF_BUDGETS: readonly Figure[] = ['budgetMinor', 'expenseMinor'];

/** Whether any of them counts budgets or expenses, which are those of whole fiscal periods. */
export const readsBudgets = (names: readonly IndicatorName[]): boolean =>
  names.some((name) => indicatorOf(name).reads.some((figure) => OF_BUDGETS.includes(figure)));
