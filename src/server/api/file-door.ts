// Files come and go by HTTP, not by procedures: bytes in a JSON text would be a third larger. The same
// session, permission and transaction as a procedure; what is refused says so in the same words.
import { DomainError } from '@/kernel/domain-error';
import type { Permission } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { INLINE_TYPES, MAX_FILE_BYTES } from '@/server/platform/check-file';
import { openFile, storeFile } from '@/server/platform/files';
import { log } from '@/server/platform/log';
import { isOwnOrigin } from '@/server/platform/site';
import { inTransaction } from '@/server/platform/tx';
import type { RequestContext } from './context';
import { asDomainError } from './error-map';
import { openSession } from './session';

const HTTP_STATUS = {
  invalid: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  too_many: 429,
} as const;

const NO_STORE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

export function refusal(error: unknown, context: RequestContext): Response {
  const domain = asDomainError(error);
  if (!domain) {
    log.error({ requestId: context.requestId, err: error }, 'fault');
    const body = { error: { code: 'fault', requestId: context.requestId } };
    return Response.json(body, { status: 500, headers: NO_STORE });
  }
  const isSignedOut = domain.code === 'auth.signedOut';
  const status = isSignedOut ? 401 : HTTP_STATUS[domain.status];
  const shape = { ...domain.toJSON(), requestId: context.requestId };
  return Response.json({ error: shape }, { status, headers: NO_STORE });
}

export async function asCaller<T>(
  context: RequestContext,
  permission: Permission,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  const { claims } = context;
  if (!claims) throw new DomainError('auth.signedOut', { status: 'forbidden' });
  const scope = { orgId: claims.orgId, dealerId: claims.dealerId };
  return inTransaction(scope, async (tx) => {
    const request = { requestId: context.requestId, now: context.now() };
    const { work } = await openSession(tx, claims, request);
    if (!work.actor.can(permission)) {
      throw new DomainError('auth.notPermitted', { status: 'forbidden', params: { permission } });
    }
    const result = await run(work);
    work.journal.flush(tx, { userId: claims.userId, requestId: context.requestId });
    return result;
  });
}

function tooLarge(name: string): never {
  const params = { name, maxMb: MAX_FILE_BYTES / 1024 / 1024 };
  throw new DomainError('files.tooLarge', { status: 'invalid', field: 'file', params });
}

/** The body, given up at the first byte too many, whatever the header says of its length. */
async function readBody(request: Request, name: string): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FILE_BYTES) tooLarge(name);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(parts);
    length += part.value.length;
    if (length > MAX_FILE_BYTES) {
      await reader?.cancel();
      tooLarge(name);
    }
    parts.push(part.value);
  }
}

function nameOf(request: Request): string {
  const given = request.headers.get('x-file-name') ?? '';
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}

/**
 * Takes a file in: its bytes are the body, its name stands, percent-encoded, in `x-file-name`.
 * Refuses with 401, 403, and what `checkFile` refuses with 400.
 */
export async function uploadFile(request: Request, context: RequestContext): Promise<Response> {
  try {
    if (!isOwnOrigin(request.headers)) {
      throw new DomainError('request.foreignOrigin', { status: 'forbidden' });
    }
    const name = nameOf(request);
    // Before the body is read: nobody fills our memory without a right to.
    await asCaller(context, 'expenses.claim', async () => undefined);
    const bytes = await readBody(request, name);
    const file = await asCaller(context, 'expenses.claim', (work) =>
      storeFile(work, { name, bytes }),
    );
    const { id, mediaType, sizeBytes } = file;
    const body = { file: { id, name: file.name, mediaType, sizeBytes } };
    return Response.json(body, { status: 201, headers: NO_STORE });
  } catch (error) {
    return refusal(error, context);
  }
}

/** RFC 6266: an ASCII name for old readers, and the real one. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** The bytes of a file with what keeps a browser from running or framing them. */
export function fileResponse(file: {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  kind: 'inline' | 'attachment';
}): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...NO_STORE,
      'content-type': file.mediaType,
      'content-length': String(file.bytes.length),
      'content-disposition': disposition(file.kind, file.name),
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}

/** Gives a file out. Only pictures are shown in place; nothing of it may run or be framed. */
export async function downloadFile(fileId: string, context: RequestContext): Promise<Response> {
  try {
    const { file, bytes } = await asCaller(context, 'expenses.read', (work) =>
      openFile(work.tx, fileId),
    );
    const kind = INLINE_TYPES.has(file.mediaType) ? 'inline' : 'attachment';
    return fileResponse({ name: file.name, mediaType: file.mediaType, bytes, kind });
  } catch (error) {
    return refusal(error, context);
  }
}
