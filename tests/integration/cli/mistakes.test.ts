// Commands that cannot do their work say so in words, name the mend and end with a code of their own:
// no stack for a mistake in the arguments, in the environment, or for a database that is not there.
import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const STACK = /^\s+at /m;

interface Ended {
  code: number;
  said: string;
}

function run(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const { PATH = '', NODE_ENV } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: root, env: { PATH, NODE_ENV, ...env } };
    execFile(process.execPath, args, options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err });
    });
  });
}

const command = (name: string, env: Record<string, string>, ...args: string[]) =>
  run(['--import', 'tsx', `src/cli/${name}.ts`, ...args], env);

const SECRET = 'x'.repeat(32);
/** Nobody listens on the first of all ports. */
const NOWHERE = 'postgresql://nobody:secret@127.0.0.1:1/nothing';

describe('a command', () => {
  test.each([
    ['a variable that is missing', { DATABASE_URL: NOWHERE }, /AUTH_SECRET is missing: should be/],
    [
      'a variable of another form',
      { DATABASE_URL: NOWHERE, AUTH_SECRET: SECRET, REDIS_URL: 'http://queue' },
      /REDIS_URL has a bad value: should be a URL such as redis:/,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: NOWHERE, AUTH_SECRET: SECRET },
      /does not answer: .*127\.0\.0\.1:1[\s\S]*Check that PostgreSQL runs/,
    ],
    [
      'a socket file that is not there',
      { DATABASE_URL: `${NOWHERE}?host=/nowhere`, AUTH_SECRET: SECRET },
      /does not answer: .*\/nowhere\/[\s\S]*Check that PostgreSQL runs/,
    ],
  ])('that meets %s', async (_, env, words) => {
    const { code, said } = await command('verify', env);
    expect(said).toMatch(words);
    expect(said).not.toMatch(STACK);
    expect(said).not.toContain('secret@');
    expect(code).toBe(2);
  });

  test('with an argument nobody knows', async () => {
    const { code, said } = await command('verify', {}, '--orgs', 'x');
    expect(said).toContain("'--orgs'");
    expect(said).not.toMatch(STACK);
    expect(code).toBe(2);
  });
});

test.each([
  ['import', ['Usage: npm run import', '  centres: code, name', 'madrid', '--dry-run']],
  ['report', ['Usage: npm run report', '  targets ', 'salesperson, dealer', '--basis b']],
  ['verify', ['Usage: npm run verify', 'ends with 1']],
  ['rebuild', ['Usage: npm run rebuild']],
])('%s says how to call it, whatever else is on the line', async (name, words) => {
  const { code, said } = await command(name, {}, '--nonsense', '--help');
  for (const word of words) expect(said).toContain(word);
  expect(said).not.toMatch(STACK);
  expect(code).toBe(0);
});

test('a reader who has had enough ends no command', async () => {
  const args = ['--import', 'tsx', 'src/cli/report.ts', '--help'];
  const { PATH = '', NODE_ENV } = process.env;
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH, NODE_ENV } });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect({ code, said }).toEqual({ code: 0, said: '' });
});

test.each(['import', 'report'])('%s without a name says how to call it', async (name) => {
  const { code, said } = await command(name, {});
  expect(said).toContain(`Usage: npm run ${name}`);
  expect(code).toBe(2);
});

describe('a profile', () => {
  test.each([
    ['a code that is none', ['/nowhere', '--org', 'A B'], '--org A B: a new organization'],
    ['a year that is none', ['/nowhere', '--year', '23'], '--year 23: write a year in four digits'],
  ])('with %s', async (_, args, words) => {
    const { code, said } = await command('import', {}, 'profile', 'madrid', ...args);
    expect(said).toContain(words);
    expect(said).not.toMatch(STACK);
    expect(code).toBe(2);
  });
});

describe('an option that would do nothing is refused before anything is written:', () => {
  test.each([
    [
      'a dry run of a profile',
      ['profile', 'madrid', '/nowhere', '--dry-run'],
      '--dry-run: profile',
    ],
    ['a mapping of a profile', ['profile', 'madrid', '/nowhere', '--mapping', 'm'], '--mapping: '],
    [
      'a year of a profile without',
      ['profile', 'classicmodels', '/x', '--year', '2023'],
      '--year: ',
    ],
    [
      'a year of a file',
      ['products', '/nowhere.csv', '--year', '2023'],
      '--year: the import of a file',
    ],
  ])('%s', async (_, args, words) => {
    const { code, said } = await command('import', {}, ...args);
    expect(said).toContain(words);
    expect(said).not.toMatch(STACK);
    expect(code).toBe(2);
  });
});

test('a comparison of an assessment is refused, which compares with nothing', async () => {
  const { code, said } = await command('report', {}, 'assessment', '--basis', 'last_year');
  expect(said).toContain('--basis: an assessment has no basis');
  expect(code).toBe(2);
});

test('a comparison nobody knows is refused with those there are', async () => {
  const { code, said } = await command('report', {}, 'variance', '--basis', 'last_week');
  expect(said).toContain('--basis last_week: allowed are budget, last_year, last_period');
  expect(said).not.toMatch(STACK);
  expect(code).toBe(2);
});

describe('the doctor', () => {
  const doctor = (env: Record<string, string>) => run(['scripts/doctor.mjs'], env);

  test('says what is wrong, in words that say it', async () => {
    const { code, said } = await doctor({ PORT: 'abc', SMTP_URL: 'mail', DATABASE_POOL: '0' });
    expect(said).toContain('wrong PORT is "abc": it should be a number from 1 to 65535.');
    expect(said).toContain('SMTP_URL has a bad value: should be a URL such as smtp:');
    expect(said).toContain('DATABASE_POOL has a bad value: should be a whole number from 1 to 200');
    expect(said).not.toMatch(STACK);
    expect(code).toBe(1);
  });

  test('finds nothing where nothing is set, and nothing listens', async () => {
    const { said } = await doctor({ PORT: '1' });
    expect(said).toContain('ok    The variables of the environment are usable');
    expect(said).not.toContain('AUTH_SECRET');
  });
});
