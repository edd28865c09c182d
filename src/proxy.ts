// Gives each page its own script nonce, so that only our scripts run (see docs of CSP level 3).
// Styles stay 'unsafe-inline': Mantine writes style attributes and style elements at run time.
// Sends people without a session cookie to the sign-in page before anything is rendered; whether a
// cookie is any good is decided where the page reads its data.
import { NextResponse, type NextRequest } from 'next/server';
import { LOCAL_SESSION_COOKIE, SECURE_SESSION_COOKIE } from '@/server/api/session-cookie';

const IS_DEVELOPMENT = process.env.NODE_ENV === 'development';

function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${IS_DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'${IS_DEVELOPMENT ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** Pages that people without a session may open. */
const PUBLIC_PAGES = ['/sign-in', '/invitation'];

function isForMembers(path: string): boolean {
  return !PUBLIC_PAGES.some((page) => path === page || path.startsWith(`${page}/`));
}

function signInUrl(request: NextRequest): URL {
  const { pathname, search } = request.nextUrl;
  const url = new URL('/sign-in', request.url);
  if (pathname !== '/') url.searchParams.set('returnTo', `${pathname}${search}`);
  return url;
}

export function proxy(request: NextRequest): NextResponse {
  const { cookies, nextUrl } = request;
  const hasSession = cookies.has(LOCAL_SESSION_COOKIE) || cookies.has(SECURE_SESSION_COOKIE);
  if (!hasSession && isForMembers(nextUrl.pathname)) {
    return NextResponse.redirect(signInUrl(request));
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Where to come back to, should the page find that the session has ended.
  headers.set('x-path', `${nextUrl.pathname}${nextUrl.search}`);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/static|_next/image|icon|manifest|favicon.ico).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
};
