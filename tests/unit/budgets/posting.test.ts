// What a centre that ended, or an account that is out of use, still takes: whatever was promised there.
import { expect, it } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import type { EntryKind } from '@/server/modules/budgets';
import {
  cellIssues,
  cellText,
  type BudgetPosting,
  type CellFacts,
  type Leniency,
} from '@/server/modules/budgets/domain/posting';

/** A cell of March or April, of a centre that ended with February. */
const place = (periodId: string): CellFacts => ({
  ...{ yearId: '2026', periodId, periodNo: 3, lastNo: 12, periodCode: periodId },
  ...{ periodStartsOn: '2026-03-01', periodEndsOn: '2026-03-31', isClosed: periodId === 'shut' },
  ...{ centreId: 'shop', centrePath: ['shop'], centreCode: 'SHOP' },
  ...{ centreFrom: null, centreTo: '2026-02-28' },
  ...{ accountId: 'promo', accountPath: [], accountKind: 'EXPENSE', accountCode: 'PROMO' },
  ...{ accountActive: true, accountIsLeaf: true },
  ...{ programmeId: NO_ONE, programmePath: [], programmeCode: '', programmeActive: true },
});

const posting = ([kind, amountMinor, periodId = 'march']: Wish): BudgetPosting => ({
  ...{ kind, amountMinor, periodId, occurredOn: '2026-03-02' },
  ...{ centreId: 'shop', accountId: 'promo', programmeId: NO_ONE, docKind: 'test', docId: 'one' },
});

type Wish = readonly [kind: EntryKind, amount: bigint, periodId?: string];

const ENDED = 'centres.notValidOn';
const SHUT = 'budgets.periodClosed';

it.each<[string, Wish[], Leniency, string[]]>([
  ['a promise', [['PRE_COMMITMENT', 10n]], 'NONE', [ENDED]],
  [
    'a promise that is approved',
    [
      ['PRE_COMMITMENT', -10n],
      ['COMMITMENT', 10n],
    ],
    'NONE',
    [ENDED],
  ],
  [
    'a commitment that is spent',
    [
      ['COMMITMENT', -10n],
      ['ACTUAL', 10n],
    ],
    'NONE',
    [],
  ],
  [
    'a commitment that is spent in another period',
    [
      ['COMMITMENT', -10n, 'shut'],
      ['ACTUAL', 10n],
    ],
    'NONE',
    [],
  ],
  [
    'more than the commitment',
    [
      ['COMMITMENT', -10n],
      ['ACTUAL', 11n],
    ],
    'NONE',
    [ENDED],
  ],
  ['what was spent is paid', [['SETTLED', 10n]], 'NONE', []],
  ['what is given back', [['ACTUAL', -10n]], 'NONE', []],
  ['a budget', [['REVISION', 10n]], 'NONE', [ENDED]],
  ['a debt', [['COMMITMENT', 10n]], 'OWED', []],
  ['a debt in a closed period', [['COMMITMENT', 10n, 'shut']], 'OWED', [SHUT]],
  ['history in a closed period', [['ACTUAL', 10n, 'shut']], 'HISTORY', []],
])('of a centre that ended: %s', (_what, wishes, leniency, expected) => {
  const postings = wishes.map(posting);
  const facts = new Map(postings.map((one) => [cellText(one), place(one.periodId)]));
  expect(cellIssues(postings, facts, leniency).map(({ code }) => code)).toEqual(expected);
});
