// The HTTP door of the procedures where Next is the server itself: in development. In production
// the same answers leave through src/server/api/node-door.ts.
import { answerCall, BODY_MAX_BYTES } from '@/server/api/answer-call';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

async function bodyOf(request: Request): Promise<string | null> {
  const text = await request.text();
  return text.length > BODY_MAX_BYTES ? null : text;
}

/** Reads and writes come by POST from our own pages only. */
export async function POST(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const call = { url: `${pathname}${search}`, headers: request.headers };
  const answer = await answerCall({ ...call, readBody: () => bodyOf(request) });
  return new Response(answer.body, { status: answer.status, headers: answer.headers });
}
