// The HTTP door of next-auth: csrf, sign-in, callback of the identity provider, sign-out.
import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/server/api/auth-options';
import { isOwnOrigin } from '@/server/platform/site';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  return (await NextAuth(request, context, authOptions(request.headers))) as Response;
}

export const GET = handle;

/** next-auth checks its own token against forgery; a foreign page is turned away before that. */
export async function POST(request: NextRequest, context: RouteContext): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 });
  return handle(request, context);
}
