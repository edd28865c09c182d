// One transaction: tenant settings first, then statements in order, then COMMIT. Every read and
// write of the application goes through a Tx, so row security always knows the organization.
// Statements that do not wait for each other travel together (docs/adr/0008): what is sent in one
// turn of the event loop is one write, and the server answers in the order it was asked.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { z } from 'zod';
import { primaryPool } from './db';
import { enrol, type Enrolment, type Orm } from './prisma';
import { together, type Sql } from './sql';

/** Whose rows a transaction may touch. */
export interface Scope {
  orgId?: string;
  /** Set for a dealer's user: only that dealer's documents exist for it. */
  dealerId?: string | null;
  /** 'relay' opens the outbox, 'sign-in' one account and the throttle. */
  special?: 'relay' | 'sign-in';
  signInEmail?: string;
}

const statementNames = new Map<string, string>();

/** The same text gets the same name, so a connection plans it once. */
function statementName(text: string): string {
  let name = statementNames.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    statementNames.set(text, name);
  }
  return name;
}

export class Tx {
  /** How many statements ran; tests assert that it does not grow with the lines of a document. */
  statements = 0;
  private enrolment: Promise<Enrolment> | undefined;
  private isGathering = false;
  private isOver = false;
  private appended: Sql[] = [];
  private readonly unwaited: Promise<unknown>[] = [];
  /** What the first of the writes nobody waits for failed with. */
  failure: unknown;
  /** What the first statement failed with that did not only follow another one. */
  cause: unknown;

  constructor(
    readonly client: pg.PoolClient,
    readonly orgId: string,
  ) {}

  /** Holds the connection's writes back until this turn ends. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  private send<T extends object>(query: string | pg.QueryConfig): Promise<pg.QueryResult<T>> {
    // One of several statements failed and another goes on, or nobody waited for it: its next one
    // must not reach whoever has the connection by then.
    if (this.isOver) return Promise.reject(new Error('this transaction is over'));
    this.gather();
    return this.client.query<T>(query as pg.QueryConfig);
  }

  private execute<T extends object>(statement: Sql): Promise<pg.QueryResult<T>> {
    this.sendAppended();
    return this.sendStatement<T>(statement);
  }

  private sendStatement<T extends object>(statement: Sql): Promise<pg.QueryResult<T>> {
    this.statements += 1;
    const { text, values } = statement;
    const query = { name: statementName(text), text, values: values as unknown[] };
    const sent = this.send<T>(query);
    sent.catch((error: unknown) => {
      if (!isAborted(error)) this.cause ??= error;
    });
    return sent;
  }

  /** Rows of a statement. `T` is a promise of its author; use `parse` where the shape may drift. */
  async rows<T extends object = Record<string, unknown>>(statement: Sql): Promise<T[]> {
    return (await this.execute<T>(statement)).rows;
  }

  async row<T extends object = Record<string, unknown>>(statement: Sql): Promise<T | undefined> {
    return (await this.rows<T>(statement))[0];
  }

  /** Runs a statement and says how many rows it touched. */
  async run(statement: Sql): Promise<number> {
    return (await this.execute(statement)).rowCount ?? 0;
  }

  /**
   * Writes that nobody waits for: plain INSERTs, UPDATEs or DELETEs that do not look at each other.
   * They are sent as one statement before the next statement of this transaction, at the latest
   * together with COMMIT, so whatever follows sees them. Where they fail, nothing is committed and
   * the transaction ends with their error.
   */
  append(...statements: Sql[]): void {
    this.appended.push(...statements);
  }

  private sendAppended(): void {
    if (this.appended.length === 0) return;
    const statement = together(this.appended);
    this.appended = [];
    const sent = this.sendStatement(statement);
    sent.catch((error: unknown) => (this.failure ??= error));
    this.unwaited.push(sent);
  }

  /** BEGIN and the tenant's settings, together with the first statement. */
  begin(scope: Scope): Promise<unknown> {
    const { orgId, dealerId, special, signInEmail } = scope;
    const values = [orgId ?? '', dealerId ?? '', special ?? '', signInEmail ?? ''];
    const settings = { name: statementName(SETTINGS), text: SETTINGS, values };
    return Promise.all([this.send('BEGIN'), this.send(settings)]);
  }

  async commit(): Promise<void> {
    this.sendAppended();
    const committed = this.send('COMMIT');
    this.isOver = true;
    const [{ command }] = await Promise.all([committed, ...this.unwaited]);
    // PostgreSQL answers COMMIT with ROLLBACK where a statement failed and nobody told.
    if (command !== 'COMMIT') throw new Error('a failed statement of this transaction was ignored');
  }

  async rollback(): Promise<void> {
    this.isOver = true;
    await this.client.query('ROLLBACK');
  }

  /** Rows checked against a zod schema. */
  async parse<T extends z.ZodType>(schema: T, statement: Sql): Promise<z.infer<T>[]> {
    return (await this.rows(statement)).map((row) => schema.parse(row));
  }

  /** Prisma on this very transaction. Join it on first use: plain SQL pays nothing for it. */
  async orm(): Promise<Orm> {
    this.sendAppended();
    this.enrolment ??= enrol(this.client);
    return (await this.enrolment).orm;
  }

  async leaveOrm(): Promise<void> {
    if (this.enrolment) await (await this.enrolment).leave();
  }
}

const SETTINGS = `SELECT set_config('app.org', $1, true), set_config('app.dealer', $2, true),
  set_config('app.scope', $3, true), set_config('app.sign_in_email', $4, true)`;

const RETRYABLE = new Set(['40001', '40P01']);

function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Statements that travelled with one that failed are only told that the transaction is over. */
const isAborted = (error: unknown) => sqlState(error) === '25P02';

async function once<T>(pool: pg.Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const tx = new Tx(client, scope.orgId ?? '');
  try {
    const begun = tx.begin(scope);
    // Awaited before COMMIT; until then a failure shows in the statements that follow.
    begun.catch(() => undefined);
    const result = await work(tx);
    await tx.leaveOrm();
    await begun;
    await tx.commit();
    return result;
  } catch (error) {
    try {
      await tx.leaveOrm();
      await tx.rollback();
    } catch (rollbackError) {
      broken = rollbackError as Error;
    }
    // After a write that nobody waited for, every other statement only says that one has failed.
    throw tx.failure ?? (isAborted(error) ? (tx.cause ?? error) : error);
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `work` in one transaction and commits; any error rolls back. A deadlock or serialization
 * failure is tried again, so `work` must do nothing that a rollback does not undo.
 */
export async function inTransaction<T>(
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options: { pool?: pg.Pool; attempts?: number } = {},
): Promise<T> {
  const pool = options.pool ?? primaryPool();
  const attempts = options.attempts ?? 4;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, scope, work);
    } catch (error) {
      if (attempt >= attempts || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}
