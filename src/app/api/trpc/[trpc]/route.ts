// The HTTP door of the procedures. Reads and writes come by POST from our own pages only.
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { requestContextOf } from '@/server/api/request-context';
import { appRouter } from '@/server/api/root';
import { noteSeen } from '@/server/modules/identity';
import { isOwnOrigin } from '@/server/platform/site';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const BODY_MAX_BYTES = 8_000_000;
const BATCH_MAX = 20;

/** A refusal before any procedure, in the shape the browser reads from procedures. */
function refusal(httpStatus: number, trpcCode: string, code: string): Response {
  const data = { code: trpcCode, httpStatus, domain: { code, status: 'forbidden', params: {} } };
  const error = { json: { code: -32600, message: code, data } };
  return Response.json({ error }, { status: httpStatus });
}

export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return refusal(403, 'FORBIDDEN', 'request.foreignOrigin');
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX_BYTES) {
    return refusal(413, 'PAYLOAD_TOO_LARGE', 'request.tooLarge');
  }
  const context = requestContextOf(request.headers);
  if (context.claims) noteSeen(context.claims, context.now());
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    allowMethodOverride: true,
    maxBatchSize: BATCH_MAX,
    createContext: () => context,
    responseMeta: () => ({
      headers: { 'x-request-id': context.requestId, 'cache-control': 'no-store' },
    }),
  });
}
