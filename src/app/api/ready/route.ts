// Ready to serve: 200 when database, migrations and queue are in order, otherwise 503 and which is
// not. Names no cause: those stand in the log.
import { readiness } from '@/server/platform/readiness';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { isReady, checks } = await readiness();
  const body = { status: isReady ? 'ready' : 'not ready', checks };
  const headers = { 'cache-control': 'no-store' };
  return Response.json(body, { status: isReady ? 200 : 503, headers });
}
