// Variables of the environment: what is wrong is named, with what it should be, all of it at once.
import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/env';

const GOOD = {
  DATABASE_URL: 'postgresql://app:secret@db.example:5432/dealerdesk',
  AUTH_SECRET: 'x'.repeat(32),
};

function problemsOf(variables: Record<string, string | undefined>): string {
  try {
    parseEnv({ ...GOOD, ...variables });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the environment', () => {
  it('has defaults for all but the database and the secret', () => {
    expect(parseEnv(GOOD)).toMatchObject({ PORT: 3000, DATABASE_POOL: 12, LOG_LEVEL: 'info' });
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseEnv({ ...GOOD, REDIS_URL: '', OIDC_ISSUER: '', SMTP_URL: '' })).toMatchObject({
      REDIS_URL: undefined,
      OIDC_ISSUER: undefined,
      SMTP_URL: undefined,
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://db', 'has a bad value: should be a URL such as postgresql://'],
    ['DATABASE_URL', undefined, 'is missing: '],
    [
      'DATABASE_REPLICA_URL',
      'replica:5432',
      'has a bad value: should be a URL such as postgresql://',
    ],
    ['DATABASE_POOL', '0', 'has a bad value: should be a whole number from 1 to 200'],
    ['REDIS_URL', 'localhost:6379', 'has a bad value: should be a URL such as redis://'],
    ['AUTH_SECRET', undefined, 'is missing: '],
    ['AUTH_SECRET', 'short', 'has a bad value: should be at least 32 characters of random text'],
    ['PORT', 'eighty', 'has a bad value: should be a whole number from 1 to 65535'],
    ['PORT', '80.5', 'has a bad value: should be a whole number from 1 to 65535'],
    ['PORT', '70000', 'has a bad value: should be a whole number from 1 to 65535'],
    ['TRUSTED_PROXIES', '-1', 'has a bad value: should be a whole number from 0 to 10'],
    ['APP_URL', 'orders', 'has a bad value: should be the address people open'],
    ['DEMO', 'yes', 'has a bad value: should be 1 for the demo companies, or 0'],
    ['OIDC_ISSUER', 'idp', 'has a bad value: should be the issuer address'],
    ['SMTP_URL', 'mail.example', 'has a bad value: should be a URL such as smtp://'],
  ])('refuses %s=%s', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toContain(`  ${name} ${problem}`);
  });

  it('names everything that is wrong, not the first only', () => {
    const problems = problemsOf({ PORT: 'x', REDIS_URL: 'y' });
    expect(problems).toContain('PORT');
    expect(problems).toContain('REDIS_URL');
  });

  it('refuses half of an identity provider', () => {
    const problems = problemsOf({ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'desk' });
    expect(problems).toContain('OIDC_CLIENT_SECRET is missing: should be set too');
    expect(problems).not.toContain('OIDC_ISSUER is');
  });

  it('takes a whole one', () => {
    const provider = {
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'desk',
      OIDC_CLIENT_SECRET: 'secret',
    };
    expect(problemsOf(provider)).toBe('');
  });
});
