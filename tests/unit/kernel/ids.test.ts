import { describe, expect, it } from 'vitest';
import { idTime, isUuid, newId, uuidv7 } from '@/kernel/ids';

describe('uuidv7', () => {
  it('matches the worked example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from(Buffer.from('0cc318c4dc0c0c07398f', 'hex'));
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('keeps its time and rejects bad input', () => {
    const id = uuidv7(1_700_000_000_000, new Uint8Array(10).fill(255));
    expect(idTime(id)).toBe(1_700_000_000_000);
    expect(isUuid(id)).toBe(true);
    expect(() => uuidv7(1, new Uint8Array(9))).toThrow(RangeError);
    expect(() => uuidv7(-1, new Uint8Array(10))).toThrow(RangeError);
    expect(isUuid('017f22e2')).toBe(false);
  });

  it('makes ascending, distinct ids within a millisecond', () => {
    const ids = Array.from({ length: 1000 }, () => newId(1_700_000_000_000));
    expect(new Set(ids).size).toBe(1000);
    expect(ids.toSorted()).toEqual(ids);
  });
});
