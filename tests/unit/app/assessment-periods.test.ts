// What an assessment can be computed for: months, or the periods of a calendar that does not keep to them.
import { describe, expect, it } from 'vitest';
import { cutYear, type CutQuestion } from '@/server/modules/centres/domain/cut-year';
import { choicesOf, periodChoices } from '@/app/(desk)/assessments/_list/period-choices';

const year = (kind: CutQuestion['kind'], startsOn: string) => cutYear({ kind, startsOn });
const freely = { readsBudgets: false };
const MARCH = { code: null, from: '2026-03-01', to: '2026-03-31' };

describe('the periods offered', () => {
  it.each([
    ['without a calendar', []],
    ['by a calendar of months', [year('MONTH', '2026-01-01')]],
    ['by a calendar of quarters', [year('QUARTER', '2026-01-01')]],
    ['by weeks of which none is over', [year('WEEKS_445', '2026-04-06')]],
  ])('%s are the months that are over', (_name, years) => {
    const choices = periodChoices('2026-04-10', years, freely);
    expect(choices).toHaveLength(36);
    expect(choices[0]).toEqual(MARCH);
    expect(choices.at(-1)).toMatchObject({ from: '2023-04-01' });
  });

  it('by weeks are those that are over, of all years, the latest first', () => {
    const years = [year('WEEKS_445', '2024-12-30'), year('WEEKS_445', '2025-12-29')];
    expect(periodChoices('2026-03-30', years, freely).slice(0, 4)).toEqual([
      { code: '2026-P03', from: '2026-02-23', to: '2026-03-29' },
      { code: '2026-P02', from: '2026-01-26', to: '2026-02-22' },
      { code: '2026-P01', from: '2025-12-29', to: '2026-01-25' },
      { code: '2025-P12', from: '2025-11-24', to: '2025-12-28' },
    ]);
    expect(periodChoices('2026-03-29', years, freely)[0]).toMatchObject({ code: '2026-P02' });
  });

  it('by months from the 26th are those, too', () => {
    const [latest] = periodChoices('2026-03-30', [year('MONTH', '2025-12-26')], freely);
    expect(latest).toEqual({ code: '2026-P03', from: '2026-02-26', to: '2026-03-25' });
  });

  it('by weeks are months, too, unless budgets are read', () => {
    const years = [year('WEEKS_445', '2025-12-29')];
    const all = periodChoices('2026-04-10', years, freely);
    expect(all.filter(({ code }) => code !== null)).toHaveLength(3);
    expect(all.filter(({ code }) => code === null)).toHaveLength(36);
    expect(all).toContainEqual(MARCH);
    const whole = periodChoices('2026-04-10', years, { readsBudgets: true });
    expect(whole.map(({ code }) => code)).toEqual(['2026-P03', '2026-P02', '2026-P01']);
  });

  it('by quarters are quarters where budgets are read', () => {
    const years = [year('QUARTER', '2025-01-01'), year('QUARTER', '2026-01-01')];
    const [latest] = periodChoices('2026-04-10', years, { readsBudgets: true });
    expect(latest).toMatchObject({ from: '2026-01-01', to: '2026-03-31' });
    expect(latest?.code).not.toBeNull();
  });

  it('by months are months, whatever is read', () => {
    const years = [year('MONTH', '2026-01-01')];
    expect(periodChoices('2026-04-10', years, { readsBudgets: true })[0]).toEqual(MARCH);
  });

  it('name each day once, as a fiscal period where it begins with one', () => {
    // The first fiscal period begins with the month.
    const years = [year('WEEKS_445', '2026-02-01')];
    const choices = periodChoices('2026-04-10', years, freely);
    const firsts = choicesOf(choices, 'from');
    expect(new Set(firsts.map(({ from }) => from)).size).toBe(firsts.length);
    const february = firsts.find(({ from }) => from === '2026-02-01');
    expect(february?.code).toBe(choices.find(({ code }) => code?.endsWith('P01'))?.code);
  });
});
