// What others did meanwhile, as a person reads it.
import { describe, expect, it } from 'vitest';
import { createFormats } from '@/i18n/formats/create-formats';
import type { MeanwhileChange, MeanwhileEvent } from '@/kernel/meanwhile';
import common from '@/i18n/messages/en/common.json';
import { meanwhileText } from '@/ui/forms/meanwhile-words';
import type { Words } from '@/i18n/errors';

/** Plain words with {arguments}; enough for these messages. */
function wordsOf(messages: Readonly<Record<string, string>>): Words {
  const words = (key: string, values: Record<string, unknown> = {}) =>
    (messages[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  return Object.assign(words, { has: (key: string) => Object.hasOwn(messages, key) });
}

const context = {
  words: wordsOf(common.meanwhile),
  events: wordsOf(common.event),
  states: wordsOf(common.status),
  fields: wordsOf(common.fieldName),
  formats: createFormats('en', 'Asia/Taipei'),
};

const event = (more: Partial<MeanwhileEvent>): MeanwhileEvent => ({
  ...{ at: '2026-03-02T02:00:00.000Z', by: 'Ann', action: 'approve', from: null, to: null },
  ...{ reason: null, currency: null, changes: [] },
  ...more,
});

const changed = (change: MeanwhileChange, currency: string | null = null) =>
  meanwhileText(event({ currency, changes: [change] }), context).changes;

describe('an event in words', () => {
  it('names the act, the person and the states', () => {
    const told = meanwhileText(event({ from: 'SUBMITTED', to: 'APPROVED' }), context);
    expect(told).toMatchObject({
      ...{ what: 'Approved', by: 'Ann', from: 'SUBMITTED', to: 'APPROVED' },
    });
  });

  it('names the system, and no move where the state stayed', () => {
    const told = meanwhileText(event({ by: null, from: 'APPROVED', to: 'APPROVED' }), context);
    expect(told).toMatchObject({ by: 'The system', from: null, to: null });
  });

  it('writes an amount that stands for a state as money', () => {
    const told = meanwhileText(event({ from: '100', to: '25000', currency: 'USD' }), context);
    expect(told).toMatchObject({ from: expect.stringContaining('1.00') });
    expect(told.to).toContain('250.00');
  });

  it.each<[string, MeanwhileChange, string | null, string[]]>([
    ['a line', { field: 'lines.2.quantity', from: 10, to: 8 }, null, ['Row 3, Quantity: 10 → 8']],
    ['nothing before', { field: 'note', from: null, to: 'x' }, null, ['Note: – → x']],
    ['a fact', { field: 'number', to: 'ST-1' }, null, ['Number: ST-1']],
    ['ids', { field: 'regionId', from: null, to: null }, null, ['Region changed']],
    [
      'a code without a word',
      { field: 'kind', from: 'COST', to: 'PROFIT' },
      null,
      ['Kind changed'],
    ],
    [
      'a state',
      { field: 'status', from: 'ACTIVE', to: 'BLOCKED' },
      null,
      ['State: Active → Blocked'],
    ],
    ['yes and no', { field: 'active', from: true, to: false }, null, ['In use: yes → no']],
    ['an amount without a currency', { field: 'amountMinor', to: 500 }, null, []],
    ['what no screen names', { field: 'shippedVia', from: 'a', to: 'b' }, null, []],
  ])('tells %s', (_, change, currency, expected) => {
    expect(changed(change, currency)).toEqual(expected);
  });

  it('writes amounts in their currency and days as dates', () => {
    expect(changed({ field: 'lines.0.claimedMinor', from: '100', to: '250' }, 'USD')[0]).toMatch(
      /^Row 1, Claimed amount: .*1\.00 → .*2\.50$/,
    );
    // As the trail of a target keeps them.
    const [target] = changed({ field: 'amount', from: 'TWD 5.00', to: 'TWD 1500000.00' });
    expect(target).toContain(context.formats.money(150_000_000n, 'TWD'));
    expect(target).not.toContain('1500000');
    expect(changed({ field: 'endsOn', from: '2026-03-02', to: '2026-04-02' })[0]).not.toContain(
      '2026-03-02',
    );
  });
});
