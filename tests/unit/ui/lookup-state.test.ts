// What an empty list of choices says about the question behind it.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { askAgain, lookupState, type Lookup } from '@/ui/forms/lookup-state';

type State = Pick<Lookup['state'], 'data' | 'status' | 'fetchStatus'>;

const lookup = (state: Partial<State>, active = true): Lookup => ({
  state: { data: undefined, status: 'pending', fetchStatus: 'idle', ...state } as Lookup['state'],
  isActive: () => active,
});

const FAILED = { status: 'error' } as const;
const FETCHING = { fetchStatus: 'fetching' } as const;
const ANSWERED = { data: [], status: 'success' } as const;

describe('what has become of the lookups', () => {
  it.each([
    ['nothing was asked', [], 'answered'],
    ['all are answered', [lookup(ANSWERED)], 'answered'],
    ['one is under way', [lookup(ANSWERED), lookup(FETCHING)], 'loading'],
    ['one waits for the network', [lookup({ fetchStatus: 'paused' })], 'loading'],
    ['one failed', [lookup(ANSWERED), lookup(FAILED)], 'failed'],
    ['one failed while another is under way', [lookup(FETCHING), lookup(FAILED)], 'failed'],
    ['one failed and is asked again', [lookup({ ...FAILED, ...FETCHING })], 'loading'],
    ['one failed to refresh what it has', [lookup({ ...ANSWERED, ...FAILED })], 'answered'],
    ['one failed on a page that was left', [lookup(FAILED, false)], 'answered'],
    ['one is not asked at all', [lookup({})], 'answered'],
  ])('%s', (_, lookups, expected) => {
    expect(lookupState(lookups)).toBe(expected);
  });
});

describe('asking again', () => {
  it('asks what failed, and only that', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const asked: string[] = [];
    let isDown = true;
    const watch = (key: string, mayFail: boolean) =>
      new QueryObserver(client, {
        queryKey: [key],
        queryFn: () => {
          asked.push(key);
          return mayFail && isDown ? Promise.reject(new Error('down')) : Promise.resolve([key]);
        },
      }).subscribe(() => undefined);
    const stops = [watch('dealers', true), watch('regions', false)];
    const cache = client.getQueryCache();
    await expect.poll(() => lookupState(cache.getAll())).toBe('failed');
    isDown = false;
    askAgain(cache);
    await expect.poll(() => lookupState(cache.getAll())).toBe('answered');
    expect(asked).toEqual(['dealers', 'regions', 'dealers']);
    expect(client.getQueryData(['dealers'])).toEqual(['dealers']);
    for (const stop of stops) stop();
  });
});
