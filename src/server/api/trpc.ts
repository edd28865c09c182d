// Procedures by permission. `reads('orders.read')` and `writes('orders.approve')` carry their
// permission in their meta; each call is one transaction that knows its organization; each write
// needs an idempotency key and gives the same answer to the same key.
import { createHmac } from 'node:crypto';
import { initTRPC, type TRPCError } from '@trpc/server';
import type pg from 'pg';
import { z } from 'zod';
import superjson, { deserialize, serialize, type SuperJSONResult } from 'superjson';
import { env } from '@/env';
import { canonicalJson } from '@/kernel/canonical-json';
import { DomainError } from '@/kernel/domain-error';
import type { Permission } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { primaryPool, replicaPool } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { tellingMeanwhile } from '@/server/platform/meanwhile';
import { inTransaction } from '@/server/platform/tx';
import type { RequestContext } from './context';
import { asDomainError, errorShape, toTrpcError } from './error-map';
import { openSession, type SessionClaims } from './session';

export interface ProcedureMeta {
  permission: Permission | 'self' | 'public';
  kind: 'read' | 'write';
}

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter({ shape, error, ctx }) {
      const domain = errorShape(error);
      return {
        code: shape.code,
        message: domain?.code ?? 'fault',
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          requestId: ctx?.requestId,
          ...(domain ? { domain } : {}),
        },
      };
    },
  });

/** The input of a procedure that asks for nothing; what is sent all the same is refused or dropped. */
export const noInput = z.object({}).optional();

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const observed = t.procedure.use(async ({ ctx, path, meta, next }) => {
  const started = performance.now();
  const result = await next();
  const ms = Math.round((performance.now() - started) * 10) / 10;
  // What was declared: a call may come by either method.
  const kind = meta?.kind;
  const line = { requestId: ctx.requestId, path, kind, ms, userId: ctx.claims?.userId };
  if (result.ok) {
    // Each write has its line; reads are many and change nothing.
    log[kind === 'write' ? 'info' : 'debug'](line, 'procedure');
    return result;
  }
  const error = toTrpcError(
    result.error.cause instanceof Error && result.error.code === 'INTERNAL_SERVER_ERROR'
      ? result.error.cause
      : result.error,
  );
  if (error.code === 'INTERNAL_SERVER_ERROR') log.error({ ...line, err: error.cause }, 'fault');
  else log.info({ ...line, code: error.message }, 'refused');
  throw error;
});

function claimsOf(ctx: RequestContext): SessionClaims {
  if (!ctx.claims) {
    throw toTrpcError(new DomainError('auth.signedOut', { status: 'forbidden' }));
  }
  return ctx.claims;
}

function demand(work: Work, permission: ProcedureMeta['permission']): void {
  if (permission === 'self' || permission === 'public' || work.actor.can(permission)) return;
  throw new DomainError('auth.notPermitted', { status: 'forbidden', params: { permission } });
}

const scopeOf = (claims: SessionClaims) => ({ orgId: claims.orgId, dealerId: claims.dealerId });

/**
 * Runs the rest of a procedure and lets its refusal roll the transaction back. What a use case or
 * the database threw comes out bare, so that a deadlock is seen and tried again; what tRPC itself
 * refused (input that does not fit) keeps its code.
 */
async function settle<R extends { ok: boolean }>(next: () => Promise<R>): Promise<R> {
  const result = await next();
  if (!result.ok) {
    const { error } = result as unknown as { error: TRPCError };
    const isWrapped = error.code === 'INTERNAL_SERVER_ERROR' && error.cause instanceof Error;
    throw isWrapped ? error.cause : error;
  }
  return result;
}

function readProcedure(permission: Permission | 'self', pool: () => pg.Pool) {
  return observed.meta({ permission, kind: 'read' }).use(async ({ ctx, next }) => {
    const claims = claimsOf(ctx);
    const request = { requestId: ctx.requestId, now: ctx.now() };
    const readFrom = (source: pg.Pool) =>
      inTransaction(
        scopeOf(claims),
        async (tx) => {
          const { work } = await openSession(tx, claims, request);
          demand(work, permission);
          return settle(() => next({ ctx: { ...ctx, work } }));
        },
        { pool: source },
      );
    const source = pool();
    try {
      return await readFrom(source);
    } catch (error) {
      // A session that was opened a moment ago may not have reached the replica yet.
      const isUnknown = asDomainError(error)?.code === 'auth.signedOut';
      if (!isUnknown || source === primaryPool()) throw error;
      return readFrom(primaryPool());
    }
  });
}

/** A query that needs this permission ('self' = anyone signed in). */
export const reads = (permission: Permission | 'self') => readProcedure(permission, primaryPool);

/** A query that may lag: dashboards and lists, from the replica where one is set. */
export const readsReplica = (permission: Permission) => readProcedure(permission, replicaPool);

const KEY = /^[A-Za-z0-9_-]{8,100}$/;

function keyOf(ctx: RequestContext): string {
  const key = ctx.idempotencyKey;
  if (key !== undefined && KEY.test(key)) return key;
  throw new DomainError('request.idempotencyKeyMissing', {
    status: 'invalid',
    field: 'idempotency-key',
  });
}

/** What has no plain value, such as NaN, no field of any form can hold. */
function plainText(input: unknown): string {
  try {
    return canonicalJson(input);
  } catch {
    throw new DomainError('request.invalid', { status: 'invalid', params: { count: 1 } });
  }
}

/** Keyed, because a request may hold a password and its hash is stored. */
function hashRequest(path: string, input: unknown): string {
  const text = `${path}\n${plainText(input)}`;
  return createHmac('sha256', env().AUTH_SECRET).update(text).digest('base64url');
}

/** The stored answer, or a conflict where the key was used for something else. */
function replay(earlier: { requestHash: string; response: unknown }, requestHash: string): unknown {
  if (earlier.requestHash !== requestHash) {
    throw new DomainError('request.idempotencyKeyReused', {
      status: 'conflict',
      field: 'idempotency-key',
    });
  }
  return deserialize(earlier.response as SuperJSONResult);
}

type Replay = { marker: 'middlewareMarker'; ok: true; data: unknown; ctx: object };
const replayed = (data: unknown, ctx: object) =>
  ({ marker: 'middlewareMarker', ok: true, data, ctx }) as Replay;

/** A mutation that needs this permission ('self' = anyone signed in). */
export function writes(permission: Permission | 'self') {
  return observed
    .meta({ permission, kind: 'write' })
    .use(async ({ ctx, next, path, getRawInput }) => {
      const claims = claimsOf(ctx);
      const key = keyOf(ctx);
      const requestHash = hashRequest(path, await getRawInput());
      const request = { requestId: ctx.requestId, idempotencyKey: key, now: ctx.now() };
      const run = () =>
        inTransaction(scopeOf(claims), async (tx) => {
          const { work, earlier } = await openSession(tx, claims, request);
          if (earlier) return replayed(replay(earlier, requestHash), ctx) as never;
          demand(work, permission);
          const result = await tellingMeanwhile(tx, () =>
            settle(() => next({ ctx: { ...ctx, work } })),
          );
          const response = serialize((result as unknown as Replay).data);
          work.journal.flush(
            tx,
            { userId: claims.userId, requestId: ctx.requestId },
            { userId: claims.userId, key, requestHash, response },
          );
          return result;
        });
      try {
        return await run();
      } catch (error) {
        // A twin of this request may have committed while this one waited: give its answer.
        const answer = await inTransaction(scopeOf(claims), async (tx) => {
          const { earlier } = await openSession(tx, claims, request);
          return earlier;
        }).catch(() => undefined);
        if (answer) return replayed(replay(answer, requestHash), ctx) as never;
        throw asDomainError(error) ?? error;
      }
    });
}

/** Sign-in, invitation and health: no session. The reason stands where it is used. */
export const open = (kind: ProcedureMeta['kind']) => observed.meta({ permission: 'public', kind });
