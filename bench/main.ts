// npm run bench -- place-order [--clients 1,8,32] [--seconds 20] [--profile dir] [--keep]
//                  order-list [--small 100000] [--large 1000000] [--repeats 60] [--no-verify] [--keep]
//                  fold | rebuild | dashboard [--few 10000] [--large 1000000] [--repeats 60]
//                  (or several, joined by commas, over the same two companies; --on small,large:
//                  two databases that an earlier run kept; --only text: dashboards whose name has it)
// Prints one JSON line per figure on standard output and a readable table on standard error.
// Every benchmark makes databases of its own and drops them; --keep leaves them.
import { parseArgs } from 'node:util';
import { closePools } from '@/server/platform/db';
import { runCommand } from '../scripts/lib/scope.mjs';
import { Problem, sayOnStandardError } from '../scripts/lib/say.mjs';
import { FIGURE_BENCHES, runAtSize } from './figures-at-size/run';
import { runOrderList } from './order-list/run';
import { runPlaceOrder } from './place-order/run';
import type { Scope } from './web-process';

function counts(name: string, text: string): number[] {
  return text.split(',').map((part) => {
    const value = Number(part);
    if (Number.isSafeInteger(value) && value > 0) return value;
    throw new Problem(`--${name} ${text}: should be whole numbers from 1 up, joined by commas.`);
  });
}

function keptOnes(text: string): [string, string] {
  const [small, large, ...more] = text.split(',');
  if (small && large && more.length === 0) return [small, large];
  throw new Problem(`--on ${text}: should be two databases joined by a comma, the smaller first.`);
}

const count = (name: string, text: string): number => counts(name, text)[0] ?? 0;

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      clients: { type: 'string', default: '1,8,32' },
      seconds: { type: 'string', default: '20' },
      profile: { type: 'string' },
      few: { type: 'string', default: '10000' },
      small: { type: 'string', default: '100000' },
      large: { type: 'string', default: '1000000' },
      repeats: { type: 'string', default: '60' },
      'no-verify': { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      on: { type: 'string' },
      only: { type: 'string' },
    },
  });
}

runCommand(async (scope: Scope) => {
  sayOnStandardError();
  const { values, positionals } = readArguments();
  const { keep, profile } = values;
  const named = new Set((positionals[0] ?? '').split(','));
  const atSize = FIGURE_BENCHES.filter((bench) => named.has(bench));
  try {
    if (positionals[0] === 'place-order') {
      await runPlaceOrder(scope, {
        clients: counts('clients', values.clients),
        seconds: count('seconds', values.seconds),
        keep,
        ...(profile === undefined ? {} : { profile }),
      });
    } else if (positionals[0] === 'order-list') {
      await runOrderList({
        sizes: [count('small', values.small), count('large', values.large)],
        repeats: count('repeats', values.repeats),
        keep,
        verify: !values['no-verify'],
      });
    } else if (atSize.length > 0) {
      await runAtSize({
        benches: atSize,
        sizes: [count('few', values.few), count('large', values.large)],
        repeats: count('repeats', values.repeats),
        keep,
        ...(values.on === undefined ? {} : { on: keptOnes(values.on) }),
        ...(values.only === undefined ? {} : { only: values.only }),
      });
    } else {
      throw new Problem('Say place-order, order-list, fold, rebuild or dashboard.');
    }
  } finally {
    await closePools();
  }
  return 0;
});
