// The process is up and answers; says nothing about what it depends on (see /api/ready).
export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export function GET(): Response {
  const body = { status: 'ok', uptimeSeconds: Math.floor(process.uptime()) };
  return Response.json(body, { headers: { 'cache-control': 'no-store' } });
}
