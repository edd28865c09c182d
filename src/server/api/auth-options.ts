// next-auth: credentials, and the company's identity provider where OIDC_* is set. It only carries
// the session cookie; who may sign in is decided in the identity module. Import this file from
// bundled code alone: the credentials provider is CommonJS and breaks outside the bundler.
import type { NextAuthOptions, Profile } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/env';
import {
  signIn,
  signInWithProvider,
  signOut,
  type OpenedSession,
  type Origin,
} from '@/server/modules/identity';
import { log } from '@/server/platform/log';
import { clientAddress, isSecureSite, siteUrl } from '@/server/platform/site';
import { asDomainError } from './error-map';
import { OIDC_PROVIDER, oidcSettings, type OidcSettings } from './oidc';
import {
  readSessionToken,
  sessionCookieName,
  writeSessionToken,
  type SessionTicket,
} from './session-token';

const SIGN_IN_PAGE = '/sign-in';
/** Longest session a setting allows; the token itself ends when the session does. */
const COOKIE_SECONDS = 720 * 3600;
const USER_AGENT_MAX = 300;

interface OidcProfile extends Profile {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

function oidcProvider(settings: OidcSettings): OAuthConfig<OidcProfile> {
  const { issuer, clientId, clientSecret, name } = settings;
  return {
    id: OIDC_PROVIDER,
    name,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: ({ sub, email, name: person }) => ({ id: sub, email, name: person }),
  };
}

function originOf(headers: Headers): Origin {
  return {
    address: clientAddress(headers),
    userAgent: headers.get('user-agent')?.slice(0, USER_AGENT_MAX) ?? null,
  };
}

/** next-auth hands an error's message to the page; the page reads the refusal from it. */
function refusalText(error: unknown): string {
  const refusal = asDomainError(error);
  if (refusal) return JSON.stringify(refusal.toJSON());
  log.error({ err: error }, 'sign-in failed');
  return JSON.stringify({ code: 'request.failed', status: 'refused', params: {} });
}

function ticketOf(opened: OpenedSession): SessionTicket {
  return { ...opened, expiresAt: Math.floor(opened.expiresAt.getTime() / 1000) };
}

/**
 * Options of one request: where it comes from, and the session it opened between the callbacks
 * that next-auth makes in turn.
 */
export function authOptions(headers: Headers): NextAuthOptions {
  // next-auth takes its own address from here only.
  process.env.NEXTAUTH_URL = siteUrl();
  const origin = originOf(headers);
  const secret = env().AUTH_SECRET;
  const oidc = oidcSettings();
  let opened: OpenedSession | undefined;
  const credentials = CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    authorize: async (given) => {
      const { email = '', password = '' } = given ?? {};
      try {
        opened = await signIn({ email, password }, origin, new Date());
      } catch (error) {
        throw new Error(refusalText(error), { cause: error });
      }
      return { id: opened.userId };
    },
  });
  return {
    secret,
    providers: [credentials, ...(oidc ? [oidcProvider(oidc)] : [])],
    pages: { signIn: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    useSecureCookies: isSecureSite(),
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() },
      },
    },
    jwt: {
      encode: async ({ token }) => writeSessionToken(token as unknown as SessionTicket, secret),
      decode: async ({ token }) =>
        readSessionToken(token ?? '', secret, new Date()) as unknown as JWT | null,
    },
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.provider !== OIDC_PROVIDER) return opened !== undefined;
        const { sub = '', email, email_verified: isVerified } = (profile ?? {}) as OidcProfile;
        const identity = { subject: sub, email, isEmailVerified: isVerified === true };
        try {
          opened = await signInWithProvider(identity, origin, new Date());
          return true;
        } catch (error) {
          const query = new URLSearchParams({ error: refusalText(error) });
          return `${siteUrl()}${SIGN_IN_PAGE}?${query}`;
        }
      },
      jwt: async ({ token }) => (opened ? (ticketOf(opened) as unknown as JWT) : token),
    },
    events: {
      signOut: async ({ token }) => {
        const ticket = token as unknown as SessionTicket | null;
        if (ticket) await signOut(ticket, new Date());
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ code, err: metadata }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}
