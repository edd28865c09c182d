// The questions people ask of the order list, each as the screen asks it: through the procedure,
// with session, permission, transaction and row security, but without HTTP.
import { appRouter } from '@/server/api/root';
import type { SessionClaims } from '@/server/api/session';
import { createCallerFactory } from '@/server/api/trpc';
import { newId } from '@/kernel/ids';
import type { ListOrdersInput } from '@/server/modules/orders/schemas';
import type { BenchCompany } from '../company';

const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;

export function callerOf(claims: SessionClaims): Caller {
  return createCaller(() => ({
    claims,
    requestId: newId(),
    idempotencyKey: newId(),
    address: null,
    userAgent: 'bench',
    now: () => new Date(),
  }));
}

export interface Question {
  name: string;
  /** The i-th asking; different values each time, so that nothing is answered twice. */
  input: (i: number) => Partial<ListOrdersInput>;
  /** Rows an answer must have at least, so that an empty one cannot pass for a quick one. */
  atLeast: number;
}

const PAGE = 50;

/** Cursors from the middle of the list, as someone has them who scrolled that far. */
async function deepCursors(caller: Caller, days: readonly string[]): Promise<string[]> {
  const pages = await Promise.all(
    days.map((to) => caller.orders.list({ to, limit: PAGE }).then((page) => page.nextCursor)),
  );
  return pages.filter((cursor) => cursor !== null);
}

export async function questionsFor(
  caller: Caller,
  company: BenchCompany,
  count: number,
): Promise<Question[]> {
  const dealer = (i: number) => company.dealerIds[(i * 37) % company.dealerIds.length] ?? '';
  const cursors = await deepCursors(caller, ['2020-06-30', '2018-03-31', '2017-01-31']);
  const number = (i: number) => String(1 + ((i * 7919) % count)).padStart(7, '0');
  const year = (i: number) => 2016 + (i % 10);
  const po = (i: number) => String((i * 7919 + 17) % 1000).padStart(3, '0');
  const towns = ['taipei', 'osaka', 'lyon', 'porto'];
  return [
    { name: 'first page', input: () => ({}), atLeast: PAGE },
    {
      name: 'filtered page (status)',
      input: (i) => ({ status: [i % 2 === 0 ? 'ON_HOLD' : 'SUBMITTED'] }),
      atLeast: PAGE,
    },
    {
      name: 'filtered page (status and dealer)',
      input: (i) => ({ status: ['APPROVED', 'SHIPPED'], dealerId: dealer(i) }),
      atLeast: PAGE,
    },
    {
      name: 'filtered page (open, dealer)',
      // Five, because a dealer of a small company has no page full of open orders.
      input: (i) => ({
        status: ['SUBMITTED', 'ON_HOLD', 'APPROVED'],
        dealerId: dealer(i),
        limit: 5,
      }),
      // Some dealer has nothing open.
      atLeast: 0,
    },
    {
      name: 'next page at depth',
      input: (i) => ({ cursor: cursors[i % cursors.length] ?? null }),
      atLeast: PAGE,
    },
    {
      name: 'search: order number prefix',
      input: (i) => ({ search: `SO-${year(i)}-` }),
      atLeast: PAGE,
    },
    { name: 'search: last digits', input: (i) => ({ search: number(i).slice(-5) }), atLeast: 1 },
    { name: 'search: PO number prefix', input: (i) => ({ search: `PO${po(i)}` }), atLeast: 1 },
    {
      name: 'search: dealer name',
      input: (i) => ({ search: towns[i % towns.length] ?? '' }),
      atLeast: PAGE,
    },
  ];
}

const WARMUP = 5;

/** Milliseconds of each asking, one after the other; the first few do not count. */
export async function ask(
  caller: Caller,
  question: Question,
  { repeats, from }: { repeats: number; from: number },
): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < WARMUP + repeats; i += 1) {
    const input = question.input(from + i);
    const started = performance.now();
    const { items } = await caller.orders.list(input);
    if (i >= WARMUP) samples.push(performance.now() - started);
    if (items.length < question.atLeast) {
      throw new Error(`${question.name}: ${items.length} rows for ${JSON.stringify(input)}`);
    }
  }
  return samples;
}
