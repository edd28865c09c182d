// The door of the procedures in the web process: Node's own request and response, without the
// Request, Response and streams that a route handler of Next is made of. Same answers, same headers.
// See docs/adr/0009.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { log } from '@/server/platform/log';
import { API_HEADERS, SECURITY_HEADERS } from '@/server/platform/security-headers';
import type { HeaderReader } from '@/server/platform/site';
import { answerCall, BODY_MAX_BYTES, CALLS_PATH, type CallAnswer } from './answer-call';

const compressed = promisify(gzip);
/** Below this the headers of compression cost more than it saves. */
const COMPRESS_FROM_CHARACTERS = 1024;

const FIXED_HEADERS = Object.fromEntries(
  [...SECURITY_HEADERS, ...API_HEADERS].map(({ key, value }) => [key, value]),
);

/** Node gives a header that may come once as text, others as a list. */
function readerOf(request: IncomingMessage): HeaderReader {
  return {
    get: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    },
  };
}

/** The whole body as text; null as soon as it is larger than it may be. */
function readBody(request: IncomingMessage, response: ServerResponse): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= BODY_MAX_BYTES) return void parts.push(part);
      // What still comes is not waited for: the connection ends with the answer.
      response.shouldKeepAlive = false;
      resolve(null);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: CallAnswer,
): Promise<void> {
  const all: Record<string, string | number> = {
    ...FIXED_HEADERS,
    ...headers,
    Vary: 'Accept-Encoding',
  };
  const accepts = request.headers['accept-encoding'] ?? '';
  const isLong = body.length >= COMPRESS_FROM_CHARACTERS && String(accepts).includes('gzip');
  const bytes = isLong ? await compressed(body) : Buffer.from(body);
  if (isLong) all['Content-Encoding'] = 'gzip';
  all['Content-Length'] = bytes.length;
  response.writeHead(status, all).end(bytes);
}

/** Answers a call of procedures; false where the request is none and belongs to Next. */
export function answerAtNodeDoor(request: IncomingMessage, response: ServerResponse): boolean {
  const { url = '', method } = request;
  if (method !== 'POST' || !url.startsWith(CALLS_PATH)) return false;
  const call = { url, headers: readerOf(request), readBody: () => readBody(request, response) };
  answerCall(call)
    .then((answer) => send(request, response, answer))
    .catch((error: unknown) => {
      // The caller is gone, or the answer could not be written: nobody is left to be told.
      log.warn({ err: error }, 'a call could not be answered');
      response.destroy();
    });
  return true;
}
