// A run as the page of jobs shows it: its length once it is over, and the counts of its answer only.
import { describe, expect, it } from 'vitest';
import * as definitions from '@/jobs/definitions';
import { runView } from '@/server/modules/jobs/usecases/list-runs';
import en from '@/i18n/messages/en/jobs.json' with { type: 'json' };

const job = {
  ...{ id: '7', name: 'analytics.fold', attemptsMade: 1, returnvalue: null, progress: 0 },
};

describe('a run', () => {
  it('that is over has a length and the counts of its answer', () => {
    const returnvalue = { entries: 12, note: 'x', orgId: 'y' };
    const view = runView('folds', { ...job, processedOn: 1_000, finishedOn: 3_500, returnvalue });
    expect(view).toMatchObject({ state: 'completed', runMs: 2_500, figures: { entries: 12 } });
  });

  it('that goes on has none, also after an attempt that failed', () => {
    const view = runView('folds', { ...job, processedOn: 5_000, finishedOn: 4_000 });
    expect(view).toMatchObject({ state: 'active', runMs: null, figures: {}, progress: null });
  });

  it('that goes on says how far it is, one that is over does not', () => {
    const progress = { done: 3, total: 12 };
    const run = { ...job, processedOn: 5_000, progress };
    expect(runView('folds', run)?.progress).toEqual(progress);
    expect(runView('folds', { ...run, finishedOn: 6_000 })?.progress).toBeNull();
    expect(runView('folds', { ...run, progress: { done: 0, total: 0 } })?.progress).toBeNull();
  });

  it('that has not begun is none', () => {
    expect(runView('folds', job)).toBeNull();
  });
});

it('every job has a name in words', () => {
  const names = Object.values(definitions).flatMap((one) =>
    typeof one === 'object' && 'queue' in one ? [one.name.replace('.', '_')] : [],
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !(name in en.jobName))).toEqual([]);
});
