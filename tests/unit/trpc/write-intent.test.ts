// One key per thing a person meant to do.
import { describe, expect, it } from 'vitest';
import { isAnswer, isSignedOut } from '@/trpc/answers';
import { createWriteIntent } from '@/trpc/write-intent';

function counting() {
  let count = 0;
  return createWriteIntent(() => `key-${(count += 1)}`);
}

describe('write intent', () => {
  it('keeps its key while nobody has answered', () => {
    const intent = counting();
    expect(intent.keyFor({ a: 1, b: 2n })).toBe('key-1');
    expect(intent.keyFor({ b: 2n, a: 1 })).toBe('key-1');
  });

  it('has a new key after an answer', () => {
    const intent = counting();
    intent.keyFor({ a: 1 });
    intent.answered();
    expect(intent.keyFor({ a: 1 })).toBe('key-2');
  });

  it('has a new key for changed input, because the old one stands for the old input', () => {
    const intent = counting();
    intent.keyFor({ a: 1 });
    expect(intent.keyFor({ a: 2 })).toBe('key-2');
    expect(intent.keyFor({ a: 2 })).toBe('key-2');
  });

  it('takes no input as input', () => {
    const intent = counting();
    expect([intent.keyFor(undefined), intent.keyFor(undefined)]).toEqual(['key-1', 'key-1']);
  });
});

describe('answers', () => {
  it.each([
    [{ data: { code: 'CONFLICT' } }, true, false],
    [{ data: { code: 'UNAUTHORIZED' } }, true, true],
    [{ data: undefined }, false, false],
    [{ data: null }, false, false],
    [new TypeError('fetch failed'), false, false],
    [null, false, false],
    ['text', false, false],
  ])('%j', (error, answered, signedOut) => {
    expect([isAnswer(error), isSignedOut(error)]).toEqual([answered, signedOut]);
  });
});
