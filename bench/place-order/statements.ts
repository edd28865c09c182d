// The statements of one order, taken from the application itself and sent again by a bare client:
// what the same work costs without HTTP, procedures, validation and use cases.
import pg from 'pg';
import type { SessionClaims } from '@/server/api/session';
import { createCallerFactory } from '@/server/api/trpc';
import { appRouter } from '@/server/api/root';
import { idTime, newId } from '@/kernel/ids';
import type { BenchCompany } from '../company';
import { drawOrder, inputOf, type OrderWish, type Random } from './wish';

export interface Statement {
  /** Absent for BEGIN and COMMIT, which are plain text. */
  name?: string;
  text: string;
  values: unknown[];
}

export interface Recording {
  statements: Statement[];
  wish: OrderWish;
  /** Order number, request id and idempotency key of the recorded order. */
  number: string;
  key: string;
  startedAt: number;
}

type Query = (...args: unknown[]) => unknown;

function statementOf(query: unknown): Statement {
  if (typeof query === 'string') return { text: query, values: [] };
  const { name, text, values } = query as { name?: string; text: string; values?: unknown[] };
  return { ...(name === undefined ? {} : { name }), text, values: values ?? [] };
}

/**
 * Collects what `work` sends to the database. What goes over other connections meanwhile (a block
 * of numbers for the next orders) is not part of its transaction and left out.
 */
async function recording<T>(work: () => Promise<T>): Promise<{ result: T; sent: Statement[] }> {
  const byConnection = new Map<unknown, Statement[]>();
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const real = prototype.query;
  prototype.query = function record(this: unknown, ...args: unknown[]) {
    byConnection.set(this, [...(byConnection.get(this) ?? []), statementOf(args[0])]);
    return real.apply(this, args);
  };
  try {
    const result = await work();
    const [sent = []] = [...byConnection.values()].toSorted((a, b) => b.length - a.length);
    return { result, sent };
  } finally {
    prototype.query = real;
  }
}

/** Enough for every table an order writes to have statistics when the company is analyzed. */
const ORDERS_BEFORE = 300;

/** Places orders in this process, then records one. */
export async function recordOrder(
  company: BenchCompany,
  claims: SessionClaims,
  random: Random,
): Promise<Recording> {
  const createCaller = createCallerFactory(appRouter);
  const place = (key: string, wish: OrderWish) =>
    createCaller({
      claims,
      requestId: newId(),
      idempotencyKey: key,
      address: null,
      userAgent: 'bench',
      now: () => new Date(),
    }).orders.place(inputOf(wish));
  for (let i = 0; i < ORDERS_BEFORE; i += 1) await place(newId(), drawOrder(company, random));
  const [key, wish] = [newId(), drawOrder(company, random)];
  const startedAt = idTime(key);
  const { result, sent } = await recording(() => place(key, wish));
  if (result.status !== 'APPROVED') throw new Error(`the order is ${result.status}`);
  return { statements: sent, wish, number: result.number, key, startedAt };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/;

const backwards = (text: string) => [...text].toReversed().join('');

/** What is different in every order, in the order of `slots`. */
type Given = readonly string[];
/** A value of the recorded order with the places of what is different; or the value itself. */
type Template = { make: (given: Given) => unknown } | { constant: unknown };

/**
 * Makes the statements of other orders out of the recorded one. Everything is cut up beforehand, so
 * that filling in costs the bare client a few microseconds an order.
 */
export class Refill {
  private readonly slots = new Map<string, number>();
  private readonly templates: Template[][];
  private readonly pattern: RegExp;

  constructor(private readonly recorded: Recording) {
    const { wish, number, statements } = recorded;
    for (const id of [wish.dealerId, ...wish.productIds, number, backwards(number)]) this.slot(id);
    this.pattern = new RegExp(`(${UUID.source}|${number}|${backwards(number)})`);
    this.templates = statements.map(({ values }) => values.map((value) => this.cut(value)));
  }

  private slot(text: string): number {
    const known = this.slots.get(text) ?? this.slots.size;
    this.slots.set(text, known);
    return known;
  }

  /** An id that was there before the order began stays what it is. */
  private isDifferent(part: string): boolean {
    return this.slots.has(part) || (UUID.test(part) && idTime(part) >= this.recorded.startedAt);
  }

  private cut(value: unknown): Template {
    if (Array.isArray(value)) {
      const parts = value.map((one) => this.cut(one));
      if (parts.every((part) => 'constant' in part)) return { constant: value };
      return { make: (given) => parts.map((part) => fill(part, given)) };
    }
    if (typeof value !== 'string') return { constant: value };
    const parts = value
      .split(this.pattern)
      .map((part) => (this.isDifferent(part) ? this.slot(part) : part));
    if (parts.every((part) => typeof part === 'string')) return { constant: value };
    return { make: (given) => joined(parts, given) };
  }

  /** The statements of a new order with this number, in the order they are sent. */
  statementsFor(wish: OrderWish, number: string): Statement[] {
    const known = [wish.dealerId, ...wish.productIds, number, backwards(number)];
    const fresh = Array.from({ length: this.slots.size - known.length }, () => newId());
    const given = [...known, ...fresh];
    return this.recorded.statements.map(({ name, text }, i) => ({
      ...(name === undefined ? {} : { name }),
      text,
      values: (this.templates[i] ?? []).map((template) => fill(template, given)),
    }));
  }
}

function fill(template: Template, given: Given): unknown {
  return 'constant' in template ? template.constant : template.make(given);
}

function joined(parts: readonly (string | number)[], given: Given): string {
  let text = '';
  for (const part of parts) text += typeof part === 'string' ? part : (given[part] ?? '');
  return text;
}
