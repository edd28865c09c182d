// Brings a database up to date, and fills an empty one with the demo companies.
import fs from 'node:fs';
import path from 'node:path';
import { typescript } from './paths.mjs';
import { Problem, say } from './say.mjs';

/** Settings checked, migrations applied. Returns { applied, organizations, demos }. */
export async function prepareDatabase(scope, env) {
  try {
    const output = await scope.run(...typescript('scripts/db/prepare.ts'), { quiet: true, env });
    return JSON.parse(output.trim().split('\n').at(-1));
  } catch (error) {
    throw error.output ? new Problem(error.output.trim()) : error;
  }
}

async function makeDemo(scope, env, unfinished) {
  say('Creating the demo company (once) …');
  fs.mkdirSync(path.dirname(unfinished), { recursive: true });
  fs.writeFileSync(unfinished, '');
  const quietLog = { ...env, LOG_LEVEL: env.LOG_LEVEL || 'warn' };
  await scope.run(...typescript('prisma/demo/main.ts'), { env: quietLog });
  fs.rmSync(unfinished);
}

/**
 * Prepares the database of a start. An empty one becomes the demo if DEMO=1 says so, as it does for
 * the local database. A demo whose making was interrupted is made anew, where nothing else is lost.
 */
export async function prepareCompany(scope, database) {
  const { env, isLocal } = database;
  const unfinished = path.join(env.DATA_DIR, 'run', 'demo-unfinished');
  let found = await prepareDatabase(scope, env);
  const isHalf = fs.existsSync(unfinished) && found.organizations > 0;
  if (isHalf && isLocal && found.organizations === found.demos) {
    say('The demo company was interrupted while it was made.');
    await database.recreate();
    found = await prepareDatabase(scope, env);
  }
  if (found.organizations > 0) return;
  if (env.DEMO === '1') return makeDemo(scope, env, unfinished);
  say('This database holds no company yet. DEMO=1 npm start fills it with the demo companies.');
}

function widest(people, field) {
  return Math.max(...people.map((person) => person[field].length));
}

/** The demo's sign-ins as lines of a table; empty where there is no demo. */
export function signInLines(dir) {
  const file = path.join(dir, 'demo-sign-ins.json');
  if (!fs.existsSync(file)) return [];
  const people = JSON.parse(fs.readFileSync(file, 'utf8'));
  const columns = ['organization', 'role', 'email', 'password'];
  const widths = columns.map((column) => widest(people, column));
  const line = (person) =>
    columns.map((column, index) => person[column].padEnd(widths[index])).join('  ');
  return people.map((person) => `  ${line(person)}`.trimEnd());
}
