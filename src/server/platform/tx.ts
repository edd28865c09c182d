// One transaction: tenant settings first, then statements in order, then COMMIT. Every read and
// write of the application goes through a Tx, so row security always knows the organization.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { z } from 'zod';
import { isUuid } from '@/kernel/ids';
import { primaryPool } from './db';
import { enrol, type Enrolment, type Orm } from './prisma';
import type { Sql } from './sql';

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

  constructor(
    readonly client: pg.PoolClient,
    readonly orgId: string,
  ) {}

  /** Rows of a statement. `T` is a promise of its author; use `parse` where the shape may drift. */
  async rows<T extends object = Record<string, unknown>>(statement: Sql): Promise<T[]> {
    this.statements += 1;
    const text = statement.text;
    const result = await this.client.query<T>({
      name: statementName(text),
      text,
      values: statement.values as unknown[],
    });
    return result.rows;
  }

  async row<T extends object = Record<string, unknown>>(statement: Sql): Promise<T | undefined> {
    return (await this.rows<T>(statement))[0];
  }

  /** Runs a statement and says how many rows it touched. */
  async run(statement: Sql): Promise<number> {
    this.statements += 1;
    const text = statement.text;
    const result = await this.client.query({
      name: statementName(text),
      text,
      values: statement.values as unknown[],
    });
    return result.rowCount ?? 0;
  }

  /** Rows checked against a zod schema. */
  async parse<T extends z.ZodType>(schema: T, statement: Sql): Promise<z.infer<T>[]> {
    return (await this.rows(statement)).map((row) => schema.parse(row));
  }

  /** Prisma on this very transaction. Join it on first use: plain SQL pays nothing for it. */
  async orm(): Promise<Orm> {
    this.enrolment ??= enrol(this.client);
    return (await this.enrolment).orm;
  }

  async leaveOrm(): Promise<void> {
    if (this.enrolment) await (await this.enrolment).leave();
  }
}

function setting(name: string, value: string | null | undefined): string {
  return `set_config('${name}', '${(value ?? '').replaceAll("'", "''")}', true)`;
}

/** BEGIN and the tenant settings in one round trip; ids are checked because this is plain text. */
function beginText(scope: Scope): string {
  if (scope.orgId && !isUuid(scope.orgId)) throw new Error('organization id is not a UUID');
  if (scope.dealerId && !isUuid(scope.dealerId)) throw new Error('dealer id is not a UUID');
  const settings = [
    setting('app.org', scope.orgId),
    setting('app.dealer', scope.dealerId),
    setting('app.scope', scope.special),
    setting('app.sign_in_email', scope.signInEmail),
  ];
  return `BEGIN; SELECT ${settings.join(', ')}`;
}

const RETRYABLE = new Set(['40001', '40P01']);

function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

async function once<T>(pool: pg.Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const tx = new Tx(client, scope.orgId ?? '');
  try {
    await client.query(beginText(scope));
    const result = await work(tx);
    await tx.leaveOrm();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    try {
      await tx.leaveOrm();
      await client.query('ROLLBACK');
    } catch (rollbackError) {
      broken = rollbackError as Error;
    }
    throw error;
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
