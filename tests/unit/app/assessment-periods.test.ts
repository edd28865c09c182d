// What an assessment can be computed for: months, or the periods of a calendar that does not keep to them.
import { describe, expect, it } from 'vitest';
import { cutYear, type CutQuestion } from '@/server/modules/centres/domain/cut-year';
import { periodChoices } from '@/app/(desk)/assessments/_list/period-choices';

const year = (kind: CutQuestion['kind'], startsOn: string) => cutYear({ kind, startsOn });
const MARCH = { code: null, from: '2026-03-01', to: '2026-03-31' };

describe('the periods offered', () => {
  it.each([
    ['without a calendar', []],
    ['by a calendar of months', [year('MONTH', '2026-01-01')]],
    ['by a calendar of quarters', [year('QUARTER', '2026-01-01')]],
    ['by weeks of which none is over', [year('WEEKS_445', '2026-04-06')]],
  ])('%s are the months that are over', (_name, years) => {
    const choices = periodChoices('2026-04-10', years);
    expect(choices).toHaveLength(36);
    expect(choices[0]).toEqual(MARCH);
    expect(choices.at(-1)).toMatchObject({ from: '2023-04-01' });
  });

  it('by weeks are those that are over, of all years, the latest first', () => {
    const years = [year('WEEKS_445', '2024-12-30'), year('WEEKS_445', '2025-12-29')];
    expect(periodChoices('2026-03-30', years).slice(0, 4)).toEqual([
      { code: '2026-P03', from: '2026-02-23', to: '2026-03-29' },
      { code: '2026-P02', from: '2026-01-26', to: '2026-02-22' },
      { code: '2026-P01', from: '2025-12-29', to: '2026-01-25' },
      { code: '2025-P12', from: '2025-11-24', to: '2025-12-28' },
    ]);
    expect(periodChoices('2026-03-29', years)[0]).toMatchObject({ code: '2026-P02' });
  });

  it('by months from the 26th are those, too', () => {
    const [latest] = periodChoices('2026-03-30', [year('MONTH', '2025-12-26')]);
    expect(latest).toEqual({ code: '2026-P03', from: '2026-02-26', to: '2026-03-25' });
  });
});
