import { describe, expect, it } from 'vitest';
import * as machines from '@/kernel/state-machine';

const door = machines.defineMachine({
  document: 'door',
  states: ['OPEN', 'SHUT', 'GONE'],
  initial: 'SHUT',
  transitions: [
    { from: 'SHUT', action: 'open', to: 'OPEN' },
    { from: 'OPEN', action: 'shut', to: 'SHUT' },
    { from: 'OPEN', action: 'remove', to: 'GONE' },
    { from: 'SHUT', action: 'remove', to: 'GONE' },
  ],
});

describe('state machine', () => {
  it('moves by its table', () => {
    expect(machines.next(door, 'SHUT', 'open')).toBe('OPEN');
    expect(machines.can(door, 'SHUT', 'shut')).toBe(false);
    expect(machines.actionsFrom(door, 'OPEN')).toEqual(['shut', 'remove']);
    expect(machines.statesAllowing(door, 'remove')).toEqual(['OPEN', 'SHUT']);
    expect(machines.isFinal(door, 'GONE')).toBe(true);
  });

  it('refuses what is not in the table and says what is', () => {
    expect(() => machines.next(door, 'SHUT', 'shut')).toThrow(
      expect.objectContaining({
        code: 'door.transitionNotAllowed',
        status: 'conflict',
        params: { state: 'SHUT', action: 'shut', allowed: ['open', 'remove'] },
      }),
    );
  });

  it('rejects a table that says two things or forgets a state', () => {
    const twice = [...door.transitions, { from: 'SHUT', action: 'open', to: 'GONE' } as const];
    expect(() => machines.defineMachine({ ...door, transitions: twice })).toThrow('twice');
    const fewer = door.transitions.filter((t) => t.to !== 'GONE');
    expect(() => machines.defineMachine({ ...door, transitions: fewer })).toThrow('unreachable');
  });

  it('draws itself', () => {
    expect(machines.toMermaid(door)).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> SHUT',
        '  SHUT --> OPEN: open',
        '  OPEN --> SHUT: shut',
        '  OPEN --> GONE: remove',
        '  SHUT --> GONE: remove',
        '  GONE --> [*]',
      ].join('\n'),
    );
  });
});
