// Signing in: what opens a session, what does not, and how guessing is slowed down.
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetEnv } from '@/env';
import { newId } from '@/kernel/ids';
import {
  createOrganization,
  DEMO_PASSWORD,
  signIn,
  signInWithProvider,
} from '@/server/modules/identity';
import { sql } from '@/server/platform/sql';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addPerson, callerWith, enter, ORIGIN, PASSWORD, type Person } from './people';

const MINUTE = 60_000;
const START = new Date('2026-05-04T08:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * MINUTE);
const from = (address: string) => ({ ...ORIGIN, address });

describe('signing in', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let robin: Person;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization({ settings: { 'security.sessionHours': 3 } });
    robin = await addPerson(org);
  });

  const attempt = (password: string, now: Date, address = newId()) =>
    signIn({ email: robin.email, password }, from(address), now);

  it('opens a session for as long as the setting says, and leaves a trace', async () => {
    const now = new Date();
    const session = await signIn({ email: robin.email, password: PASSWORD }, ORIGIN, now);
    expect(session).toMatchObject({ orgId: org.orgId, userId: robin.id, dealerId: null });
    expect(session.expiresAt.getTime() - now.getTime()).toBe(3 * 60 * MINUTE);
    const me = await callerWith(session).identity.me();
    expect(me.user).toMatchObject({ email: robin.email, roles: ['ORDER_CLERK'] });
    const [listed] = await callerWith(session).identity.sessions();
    expect(listed).toMatchObject({ isCurrent: true, address: ORIGIN.address });
    const trail = await org.work(({ tx }) =>
      tx.rows(sql`SELECT action FROM audit_event WHERE doc_id = ${robin.id}::uuid ORDER BY id`),
    );
    expect(trail.map(({ action }) => action)).toEqual(['joined', 'signedIn']);
  });

  it('does not mind the case of the address', async () => {
    const session = await enter({ ...robin, email: ` ${robin.email.toUpperCase()} ` });
    expect(session.userId).toBe(robin.id);
  });

  it('gives one answer to a wrong password, an unknown address and a disabled account', async () => {
    const disabled = await addPerson(org);
    await org.work(({ tx }) =>
      tx.run(sql`UPDATE app_user SET status = 'DISABLED'
        WHERE org_id = ${org.orgId}::uuid AND id = ${disabled.id}::uuid`),
    );
    const refusals = await Promise.all([
      refusalOf(enter(robin, 'not the password')),
      refusalOf(enter({ id: '', email: 'nobody@example.test' })),
      refusalOf(enter({ id: '', email: 'no address at all' })),
      refusalOf(enter(disabled)),
    ]);
    for (const refusal of refusals) {
      expect(refusal).toEqual({ code: 'identity.signInRefused', status: 'forbidden', params: {} });
    }
  });

  it('works as long for an unknown address as for a wrong password', async () => {
    const time = async (email: string) => {
      const started = performance.now();
      await refusalOf(signIn({ email, password: 'some guess' }, from(newId()), new Date()));
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      known.push(await time(robin.email));
      unknown.push(await time(`${newId()}@example.test`));
    }
    // A shortcut would answer in a tenth of the time; load may well double it.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.4);
  });

  it('says after five failures how long to wait, from any address', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect((await refusalOf(attempt('guess', at(i)))).code).toBe('identity.signInRefused');
    }
    expect(await refusalOf(attempt(PASSWORD, at(5)))).toMatchObject({
      code: 'identity.tooManyAttempts',
      status: 'too_many',
      params: { waitSeconds: 600, waitMinutes: 10 },
    });
    // Waiting helps, and asking meanwhile costs nothing.
    const session = await attempt(PASSWORD, at(15.1));
    expect(session.userId).toBe(robin.id);
  });

  it('forgets the failures of an account that got in', async () => {
    for (let i = 0; i < 4; i += 1) await refusalOf(attempt('guess', at(i)));
    await attempt(PASSWORD, at(4));
    for (let i = 0; i < 4; i += 1) {
      expect((await refusalOf(attempt('guess', at(5 + i)))).code).toBe('identity.signInRefused');
    }
  });

  it('lets forty guesses at once get no further than five in turn', async () => {
    const guesses = Array.from({ length: 40 }, () => refusalOf(attempt('guess', at(0))));
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'identity.signInRefused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'identity.tooManyAttempts')).toHaveLength(35);
  });

  it('slows an address down that tries many accounts', async () => {
    const address = newId();
    const guess = (i: number) =>
      refusalOf(
        signIn({ email: `${i}-${address}@example.test`, password: 'guess' }, from(address), at(0)),
      );
    const codes: string[] = [];
    for (let i = 0; i < 52; i += 1) codes.push((await guess(i)).code);
    expect(codes.slice(0, 50).every((code) => code === 'identity.signInRefused')).toBe(true);
    expect(codes.slice(50)).toEqual(['identity.tooManyAttempts', 'identity.tooManyAttempts']);
  });

  it('does not charge an address for those who get in', async () => {
    const address = newId();
    for (let i = 0; i < 12; i += 1) await attempt(PASSWORD, at(i), address);
    const client = new pg.Client({ connectionString: db.superuserUrl });
    await client.connect();
    const { rows } = await client.query('SELECT key FROM sign_in_attempt WHERE at >= $1', [at(0)]);
    await client.end();
    expect(rows.filter(({ key }) => String(key).includes(robin.email))).toEqual([]);
    expect((await refusalOf(attempt('guess', at(13), address))).code).toBe(
      'identity.signInRefused',
    );
  });

  it('takes demo accounts in production only where the demo is switched on', async () => {
    const code = newId();
    const email = `${code}@demo.example`;
    await createOrganization(
      {
        code,
        name: 'Demo',
        currency: 'USD',
        timeZone: 'UTC',
        locale: 'en',
        isDemo: true,
        admin: { email, name: 'Demo', password: DEMO_PASSWORD },
      },
      new Date(),
    );
    const tryIt = () => signIn({ email, password: DEMO_PASSWORD }, ORIGIN, new Date());
    const within = async (variables: Record<string, string>) => {
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      resetEnv();
      const outcome = await tryIt().then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
      vi.unstubAllEnvs();
      resetEnv();
      return outcome;
    };
    expect(await within({ NODE_ENV: 'production' })).toBe('identity.demoNotAllowed');
    expect(await within({ NODE_ENV: 'production', DEMO: '1' })).toBe('in');
    expect(await within({ NODE_ENV: 'development' })).toBe('in');
  });
});

describe('signing in through an identity provider', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let robin: Person;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization();
    robin = await addPerson(org);
  });

  const come = (subject: string, email: string | undefined, isEmailVerified = true) =>
    signInWithProvider({ subject, email, isEmailVerified }, ORIGIN, new Date());

  it('matches an active account by its verified address', async () => {
    const session = await come(newId(), robin.email.toUpperCase());
    expect(session).toMatchObject({ orgId: org.orgId, userId: robin.id });
  });

  it('belongs to the first subject from then on', async () => {
    const subject = newId();
    await come(subject, robin.email);
    await come(subject, robin.email);
    const refusal = await refusalOf(come(newId(), robin.email));
    expect(refusal.code).toBe('identity.noAccountForProvider');
  });

  it('makes no account, and believes no unverified address', async () => {
    const unknown = await refusalOf(come(newId(), 'someone@example.test'));
    expect(unknown.code).toBe('identity.noAccountForProvider');
    for (const [email, isVerified] of [
      [robin.email, false],
      [undefined, true],
    ] as const) {
      const refusal = await refusalOf(come(newId(), email, isVerified));
      expect(refusal.code).toBe('identity.providerEmailUnverified');
    }
  });
});
