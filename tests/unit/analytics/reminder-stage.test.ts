// When who answers for a deviation is reminded.
import { describe, expect, it } from 'vitest';
import { reminderStage, type Awaited } from '@/server/modules/analytics/domain/reminder-stage';

const TODAY = '2026-03-10';
const deviation = (wish: Partial<Awaited>): Awaited => ({
  ...{ status: 'OPEN', dueOn: TODAY, actionDueOn: null, ...wish },
});

describe('the stage of a deviation, two days ahead', () => {
  it.each([
    [{ dueOn: '2026-03-13' }, null],
    [{ dueOn: '2026-03-12' }, 'OPEN_SOON'],
    [{ dueOn: TODAY }, 'OPEN_SOON'],
    [{ dueOn: '2026-03-09' }, 'OPEN_LATE'],
    [{ status: 'EXPLAINED', dueOn: '2026-03-01' }, null],
    [{ status: 'CLOSED', dueOn: '2026-03-01' }, null],
    [{ status: 'ACTION', dueOn: '2026-03-01', actionDueOn: null }, null],
    [{ status: 'ACTION', dueOn: '2026-03-01', actionDueOn: '2026-03-11' }, 'ACTION_SOON'],
    [{ status: 'ACTION', dueOn: '2026-03-01', actionDueOn: '2026-03-09' }, 'ACTION_LATE'],
    [{ status: 'ACTION', dueOn: '2026-03-01', actionDueOn: '2026-04-01' }, null],
  ])('%o is %s', (wish, stage) => {
    expect(reminderStage(deviation(wish), TODAY, 2)).toBe(stage);
  });
});
