// What the dashboards are drawn from: trees that open, heat with a basis, bars that lead to the end.
import { describe, expect, it } from 'vitest';
import { COLUMNS, executionSheet } from '@/app/(desk)/dashboards/budget/_execution/execution-sheet';
import {
  deviationSheet,
  type DeviationLine,
} from '@/app/(desk)/dashboards/executive/_executive/deviation-sheet';
import { executionLines, heatOf } from '@/app/(desk)/dashboards/_parts/execution-model';
import type { BudgetExecution } from '@/server/modules/analytics/figure-schemas';
import { exportTable } from '@/ui/charts/prepare/export-table';
import { rateCell } from '@/ui/charts/prepare/figures';
import { prepareWaterfall, waterfallSpans } from '@/ui/charts/prepare/waterfall';

const node = (id: string, parentId: string | null) => ({
  ...{ id, code: id, name: id, parentId, kind: 'EXPENSE' },
});
const figures = (centreId: string, accountId: string, availableMinor: bigint) => ({
  ...{ centreId, accountId, originalMinor: 100n, revisedMinor: 100n, preCommittedMinor: 0n },
  ...{ committedMinor: 0n, actualMinor: 100n - availableMinor, settledMinor: 0n },
  ...{ availableMinor, rate: '0.5', rateToDate: '0.5' },
});
const answer: BudgetExecution = {
  asOf: null,
  currency: 'USD',
  span: {
    ...{ yearId: 'y', yearCode: '2025', throughNo: 1, throughCode: 'P1' },
    ...{ from: '2025-01-01', to: '2025-01-31', isUnfinished: false, toDate: null },
  },
  centres: [node('all', null), node('east', 'all'), node('shop', 'east')],
  accounts: [{ ...node('spent', null), operator: '+' }],
  rows: [figures('all', 'spent', 50n), figures('shop', 'spent', -1n)],
  own: [],
  forecast: [{ centreId: 'all', accountId: 'spent', yearMinor: 600n }],
};

describe('the tree of budget execution', () => {
  const ask = (open: string[]) =>
    executionLines(answer, { axis: 'centre', otherId: 'spent', open: new Set(open) });

  it('opens the top and what is asked for', () => {
    expect(ask([]).map(({ id, depth }) => [id, depth])).toEqual([
      ['all', 0],
      ['east', 1],
    ]);
    expect(ask(['east']).map(({ id }) => id)).toEqual(['all', 'east', 'shop']);
  });

  it('has no figure where there is none, and names what is over', () => {
    const [all, east, shop] = ask(['east']);
    expect(all).toMatchObject({ forecastMinor: 600n, isOver: false });
    expect(east).toMatchObject({ figures: null, forecastMinor: null, isOver: false });
    expect(shop).toMatchObject({ isOver: true, hasChildren: false });
  });

  it("shows what is a centre's own beside what is below it, where it is open", () => {
    const own = [{ ...figures('east', 'spent', -7n), yearMinor: 9n }];
    const asked = { axis: 'centre', otherId: 'spent' } as const;
    const lines = (open: string[]) =>
      executionLines({ ...answer, own }, { ...asked, open: new Set(open) });
    expect(lines([]).some(({ isOwn }) => isOwn)).toBe(false);
    expect(lines(['east']).map(({ id, depth, isOwn }) => [id, depth, isOwn])).toEqual([
      ...[
        ['all', 0, false],
        ['east', 1, false],
      ],
      ...[
        ['east', 2, true],
        ['shop', 2, false],
      ],
    ]);
    const [, , alone] = lines(['east']);
    expect(alone).toMatchObject({ forecastMinor: 9n, isOver: true, hasChildren: false });
  });

  it.each(['REVENUE', 'RESULT'])('calls no %s above its budget an excess', (kind) => {
    const accounts = answer.accounts.map((account) => ({ ...account, kind }));
    const asked = { axis: 'centre', otherId: 'spent', open: new Set(['east']) } as const;
    const lines = executionLines({ ...answer, accounts }, asked);
    expect(lines.find(({ id }) => id === 'shop')).toMatchObject({ kind, isOver: false });
  });

  it('puts a child whose parent is not in the answer on top', () => {
    const part = { ...answer, centres: [node('east', 'all')] };
    const lines = executionLines(part, { axis: 'centre', otherId: 'spent', open: new Set() });
    expect(lines).toMatchObject([{ id: 'east', depth: 0 }]);
  });
});

describe('heat', () => {
  it.each([
    [null, 'none'],
    ['0.000000', 'low'],
    ['0.699999', 'low'],
    ['0.700000', 'near'],
    ['0.950000', 'full'],
    ['1.000000', 'full'],
    ['1.000001', 'over'],
  ] as const)('%s is %s', (rate, heat) => {
    expect(heatOf(rate)).toBe(heat);
  });
});

describe('a waterfall', () => {
  const usd = { kind: 'money', currency: 'USD' } as const;
  const steps = [
    { key: 'a', label: 'A', amountMinor: 50n, fromMinor: 100n, toMinor: 150n },
    { key: 'b', label: 'B', amountMinor: -180n, fromMinor: 150n, toMinor: -30n },
  ];

  it('stands its ends on zero and hangs its steps between, through zero too', () => {
    const model = prepareWaterfall({
      ...{ startLabel: 'Budget', endLabel: 'Actual', startMinor: 100n, endMinor: -30n },
      ...{ steps, unit: usd, isMoreFavourable: true },
    });
    expect(model.bars.map(({ exact, range, role }) => [exact, range, role])).toEqual([
      [100n, [0, 1], 'end'],
      [50n, [1, 1.5], 'favourable'],
      [-180n, [-0.3, 1.5], 'unfavourable'],
      [-30n, [-0.3, 0], 'end'],
    ]);
    // What stands above a bar has the sign of its figure, a loss as the end too.
    expect(model.bars.map(({ plot }) => plot)).toEqual([1, 0.5, -1.8, -0.3]);
  });

  it('of what is spent calls a step down favourable, as its row does', () => {
    const model = prepareWaterfall({
      ...{ startLabel: 'Budget', endLabel: 'Actual', startMinor: 100n, endMinor: -30n },
      ...{ steps, unit: usd, isMoreFavourable: false },
    });
    expect(model.bars.map(({ role }) => role)).toEqual([
      ...['end', 'unfavourable', 'favourable', 'end'],
    ]);
  });

  it('is empty without steps and ends', () => {
    const nothing = { startLabel: '', endLabel: '', startMinor: 0n, endMinor: 0n, steps: [] };
    expect(prepareWaterfall({ ...nothing, unit: usd, isMoreFavourable: true }).isEmpty).toBe(true);
  });

  it.each([
    { from: 100n, to: 150n, zero: 0, step: { start: 2 / 3, length: 1 / 3 } },
    // From a loss to a gain: the scale begins at the loss, and zero lies within it.
    { from: -50n, to: 100n, zero: 1 / 3, step: { start: 0, length: 1 } },
    { from: 0n, to: 0n, zero: 0, step: { start: 0, length: 0 } },
  ])('lies on one scale in a list: from $from to $to', ({ from, to, zero, step }) => {
    const amountMinor = to - from;
    const { bars } = prepareWaterfall({
      ...{ startLabel: 'Budget', endLabel: 'Actual', startMinor: from, endMinor: to, unit: usd },
      isMoreFavourable: true,
      steps: [{ key: 's', label: 's', amountMinor, fromMinor: from, toMinor: to }],
    });
    const spans = waterfallSpans(bars);
    expect(spans.get('s')?.start).toBeCloseTo(step.start);
    expect(spans.get('s')?.length).toBeCloseTo(step.length);
    expect(spans.get('\u0000end')?.start).toBeCloseTo(zero);
  });
});

describe('a chart as a file', () => {
  it('has exact figures, the unit in its head and nothing where there is no figure', () => {
    const sheet = exportTable({
      ...{ rowHeading: 'Month', columns: ['Sales'], unit: { kind: 'money', currency: 'USD' } },
      rows: [
        { label: 'May', note: '(open)', values: [12_345n] },
        { label: 'June', values: [null] },
      ],
    });
    expect(sheet.header).toEqual(['Month', 'Sales (USD)']);
    expect(sheet.rows).toEqual([
      [
        { kind: 'text', text: 'May (open)' },
        { kind: 'number', text: '123.45' },
      ],
      [{ kind: 'text', text: 'June' }, { kind: 'empty' }],
    ]);
  });

  it('has a rate as a ratio beside amounts, and its words where there is no basis', () => {
    const sheet = exportTable({
      ...{ rowHeading: 'Dealer', columns: ['Target', 'Attainment'] },
      unit: { kind: 'money', currency: 'USD' },
      units: [undefined, { kind: 'percent' }],
      rows: [
        { label: 'D1', values: [10_000n, rateCell('0.5', 'no basis')] },
        { label: 'D2', values: [null, rateCell(null, 'no basis')] },
      ],
    });
    expect(sheet.header).toEqual(['Dealer', 'Target (USD)', 'Attainment']);
    expect(sheet.rows.map((row) => row.slice(1))).toEqual([
      [
        { kind: 'number', text: '100.00' },
        { kind: 'ratio', text: '0.5' },
      ],
      [{ kind: 'empty' }, { kind: 'text', text: 'no basis' }],
    ]);
  });

  it('of budget execution tells the rate; of a result, which mixes signs, it has none', () => {
    const lines = executionLines(answer, { axis: 'centre', otherId: 'spent', open: new Set() });
    const [line] = lines;
    if (!line?.figures) throw new Error('the tree has a line with figures');
    const ratesOf = (change: object, rate: string | null) => {
      const figured = { ...line, ...change, figures: { ...line.figures, rate } };
      const sheet = executionSheet([figured as typeof line], {
        ...{ currency: 'USD', rowHeading: 'Name', columns: [], noBasis: 'no basis' },
        itself: String,
      });
      return sheet.rows[0]?.values.at(COLUMNS.length);
    };
    expect(ratesOf({}, '0.5')).toBe(0.5);
    expect(ratesOf({}, null)).toBe('no basis');
    expect(ratesOf({ kind: 'RESULT' }, '0.5')).toBeNull();
  });

  it('of deviations tells both sides and what they were compared with', () => {
    const row = {
      ...{ number: 'DV-1', basis: 'LAST_YEAR', basisMinor: null, actualMinor: 12_000n },
      ...{ varianceMinor: -12_000n, rate: null, dueOn: '2026-12-08' },
    };
    const sheet = deviationSheet([row as unknown as DeviationLine], {
      ...{ currency: 'USD', rowHeading: 'Where', noBasis: 'no basis' },
      columns: [
        ...['Period', 'Compared with', 'Basis', 'Actual', 'Variance', 'Variance %'],
        ...['Drivers', 'Due', 'State'],
      ],
      ...{ nameOf: () => 'North', periodOf: () => 'year to 2026-02' },
      ...{ basisOf: () => 'Last year', driversOf: () => 'Dune Tent -9.00' },
      stateOf: () => 'To be explained',
    });
    expect(exportTable(sheet)).toEqual({
      header: [
        ...['Where', 'Period', 'Compared with', 'Basis (USD)', 'Actual (USD)'],
        ...['Variance (USD)', 'Variance %', 'Drivers', 'Due', 'State'],
      ],
      rows: [
        [
          { kind: 'text', text: 'North · DV-1' },
          { kind: 'text', text: 'year to 2026-02' },
          { kind: 'text', text: 'Last year' },
          { kind: 'empty' },
          { kind: 'number', text: '120.00' },
          { kind: 'number', text: '-120.00' },
          { kind: 'text', text: 'no basis' },
          { kind: 'text', text: 'Dune Tent -9.00' },
          { kind: 'text', text: '2026-12-08' },
          { kind: 'text', text: 'To be explained' },
        ],
      ],
    });
  });
});
