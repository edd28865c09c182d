// What finance types about the lines of a claim: what is sent of it, and where a refusal is shown.
import { describe, expect, it } from 'vitest';
import { readVerdicts, refusedLines } from '@/app/(desk)/claims/_detail/verdict-values';

const line = (lineNo: number, decidedAt: Date | null = null) => ({
  ...{ id: `l${lineNo}`, lineNo, claimedMinor: 50_000n, decidedAt },
});
const typed = (accepted: string, cutReason = '') => ({ accepted, cutReason });

describe('verdicts', () => {
  it('are sent for the lines that have an amount and were not decided yet', () => {
    const lines = [line(1), line(2), line(3), line(4, new Date(0))];
    const verdicts = {
      l1: typed('500'),
      l2: typed(' '),
      l3: typed('0', ' twice '),
      l4: typed('1'),
    };
    expect(readVerdicts(lines, verdicts, 'TWD')).toEqual({
      count: 2,
      sent: [
        { lineId: 'l1', verifiedMinor: 50_000n, cutReason: null },
        { lineId: 'l3', verifiedMinor: 0n, cutReason: 'twice' },
      ],
      issues: {},
    });
  });

  it('that cannot be read are counted and marked, not left out in silence', () => {
    const read = readVerdicts([line(1), line(2)], { l1: typed('4OO'), l2: typed('400') }, 'TWD');
    expect(read.count).toBe(2);
    expect(read.issues).toMatchObject({
      l1: { verifiedMinor: { code: 'number.notANumber' } },
      l2: { cutReason: { code: 'expenses.cutReasonMissing' } },
    });
  });

  it.each(['600', '-5'])(
    'of %s for what was claimed for 500 say so, not that a reason is missing',
    (text) => {
      const params = { line: 1, possibleMinor: '50000', currency: 'TWD' };
      expect(readVerdicts([line(1)], { l1: typed(text) }, 'TWD').issues).toEqual({
        l1: { verifiedMinor: { code: 'expenses.verifiedAboveClaimed', params } },
      });
    },
  );

  it('have a refusal back at the line it is about, whichever lines were sent', () => {
    const { sent } = readVerdicts([line(1), line(7)], { l7: typed('600', 'more') }, 'TWD');
    const above = {
      code: 'expenses.verifiedAboveClaimed',
      field: 'lines.0.verifiedMinor',
    } as const;
    const other = { code: 'expenses.stale' } as const;
    expect(refusedLines(sent, [above, other])).toEqual({
      issues: { l7: { verifiedMinor: above } },
      shown: new Set(['lines.0.verifiedMinor']),
    });
  });
});
