// An OpenID Connect provider for the tests: it lets in whoever the test says, without asking, and
// holds to the protocol (discovery, PKCE, client secret, signed tokens) as a real one does.
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface ProviderPerson {
  sub: string;
  email: string;
  email_verified: boolean;
}

export interface IdentityProvider {
  /** Who comes back from the next visits. */
  person: ProviderPerson;
  close(): Promise<void>;
}

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

interface Grant {
  challenge: string;
  nonce: string;
  redirectUri: string;
  person: ProviderPerson;
}

const KEY_ID = 'of-the-tests';
const TOKEN_SECONDS = 300;

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

/** Listens on the port of `issuer`. */
export async function startIdentityProvider(
  { issuer, clientId, clientSecret }: ProviderSettings,
  person: ProviderPerson,
): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, Grant>();

  const idToken = ({ nonce, person: subject }: Grant) => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: clientId, iat: now, exp: now + TOKEN_SECONDS, nonce };
    const head = base64url({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' });
    const signed = `${head}.${base64url({ ...claims, ...subject })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };

  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const redirectUri = query.get('redirect_uri') ?? '';
    const isKnown = query.get('client_id') === clientId && query.get('response_type') === 'code';
    if (!isKnown) return send(response, 400, { error: 'invalid_request' });
    const code = randomUUID();
    grants.set(code, {
      challenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce') ?? '',
      redirectUri,
      person: provider.person,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    return response.writeHead(302, { location: back.toString() }).end();
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await formOf(request);
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const secret = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    if (request.headers.authorization !== `Basic ${secret}`) {
      return send(response, 401, { error: 'invalid_client' });
    }
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const isGood = grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri');
    if (!isGood) return send(response, 400, { error: 'invalid_grant' });
    return send(response, 200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      id_token: idToken(grant),
    });
  };

  const discovery = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
  };
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig' }] };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (pathname === '/.well-known/openid-configuration') return send(response, 200, discovery);
    if (pathname === '/keys') return send(response, 200, keys);
    if (pathname === '/authorize') return authorize(searchParams, response);
    if (pathname === '/token') return void exchange(request, response);
    return send(response, 404, { error: 'not_found' });
  });
  const provider: IdentityProvider = {
    person,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const { hostname, port } = new URL(issuer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(Number(port), hostname, resolve);
  });
  return provider;
}
