// Answers one HTTP call of procedures, whoever carries it: Node's server itself (node-door.ts) or a
// route handler of Next (app/api/trpc). The protocol is tRPC's own as src/trpc/links.ts speaks it:
// POST with JSON, one procedure or a batch; subscriptions, forms and streams are not part of it.
import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
  transformTRPCResponse,
} from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';
import { noteSeen } from '@/server/modules/identity';
import { isOwnOrigin, type HeaderReader } from '@/server/platform/site';
import type { RequestContext } from './context';
import { requestContextOf } from './request-context';
import { appRouter } from './root';

export const CALLS_PATH = '/api/trpc/';
export const BODY_MAX_BYTES = 8_000_000;
const BATCH_MAX = 20;

export interface Call {
  /** Path and query: "/api/trpc/orders.place" or "/api/trpc/a.b,c.d?batch=1". */
  url: string;
  headers: HeaderReader;
  /** The whole body, or null where it is larger than `BODY_MAX_BYTES`. */
  readBody: () => Promise<string | null>;
}

export interface CallAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON */
  body: string;
}

const { _def: definition } = appRouter;
const { _config: config } = definition;
type Result = Parameters<typeof getHTTPStatusCode>[0];

/** A refusal before any procedure, in the shape the browser reads from procedures. */
function refusal(httpStatus: number, trpcCode: string, code: string): CallAnswer {
  const data = { code: trpcCode, httpStatus, domain: { code, status: 'forbidden', params: {} } };
  const error = { json: { code: -32600, message: code, data } };
  return { status: httpStatus, headers: HEADERS, body: JSON.stringify({ error }) };
}

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

const asError = (cause: unknown, path: string | undefined, ctx: RequestContext) => ({
  error: getTRPCErrorShape({
    config,
    ctx,
    error: getTRPCErrorFromUnknown(cause),
    input: undefined,
    path,
    type: 'unknown',
  }),
});

function isJson(headers: HeaderReader): boolean {
  const type = headers.get('content-type')?.split(';', 1)[0];
  return type?.trim().toLowerCase() === 'application/json';
}

function parseInputs(body: string, isBatch: boolean): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'the body is not JSON', cause });
  }
  if (!isBatch) return { 0: parsed };
  if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  throw new TRPCError({ code: 'BAD_REQUEST', message: 'a batch is an object of inputs' });
}

interface Wish {
  paths: string[];
  inputs: Record<string, unknown>;
  isBatch: boolean;
}

function namesIn(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'the path cannot be decoded', cause });
  }
}

/** The procedures a call names and what each is given; refuses what is no call of ours. */
async function readCall({ headers, url, readBody }: Call): Promise<Wish> {
  if (!isJson(headers)) throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  const [path = '', query = ''] = url.slice(CALLS_PATH.length).split('?', 2);
  const isBatch = query !== '' && new URLSearchParams(query).get('batch') === '1';
  const names = namesIn(path);
  const paths = isBatch ? names.split(',') : [names];
  if (paths.length > BATCH_MAX) throw new TRPCError({ code: 'BAD_REQUEST' });
  const body = await readBody();
  if (body === null) throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' });
  return { paths, isBatch, inputs: body === '' ? {} : parseInputs(body, isBatch) };
}

async function runProcedure(path: string, input: unknown, ctx: RequestContext, index: number) {
  try {
    const data = await callTRPCProcedure({
      router: appRouter,
      path,
      ctx,
      type: 'mutation',
      // Queries come by POST too: a preview of a 500-line order does not fit into a URL.
      allowMethodOverride: true,
      getRawInput: async () =>
        input === undefined ? undefined : config.transformer.input.deserialize(input),
      signal: undefined,
      batchIndex: index,
    });
    return { result: { data } };
  } catch (cause) {
    return asError(cause, path, ctx);
  }
}

/** Runs what the call names. Never throws: whatever goes wrong is an answer. */
export async function answerCall(call: Call): Promise<CallAnswer> {
  const { headers } = call;
  if (!isOwnOrigin(headers)) return refusal(403, 'FORBIDDEN', 'request.foreignOrigin');
  if (Number(headers.get('content-length') ?? 0) > BODY_MAX_BYTES) {
    return refusal(413, 'PAYLOAD_TOO_LARGE', 'request.tooLarge');
  }
  const ctx = requestContextOf(headers);
  if (ctx.claims) noteSeen(ctx.claims, ctx.now());
  let results: unknown;
  try {
    const { paths, inputs, isBatch } = await readCall(call);
    const all = paths.map((path, index) => runProcedure(path, inputs[index], ctx, index));
    results = isBatch ? await Promise.all(all) : await all[0];
  } catch (cause) {
    results = asError(cause, undefined, ctx);
  }
  return {
    status: getHTTPStatusCode(results as Result),
    headers: { ...HEADERS, 'x-request-id': ctx.requestId },
    body: JSON.stringify(transformTRPCResponse(config, results as never)),
  };
}
