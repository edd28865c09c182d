// `npm run doctor`: what of the environment is missing or wrong, in words, with the mend.
import fs from 'node:fs';
import path from 'node:path';
import { loadDotEnv } from './lib/environment.mjs';
import { root } from './lib/paths.mjs';
import { isFree, wantedPort } from './lib/ports.mjs';
import { say } from './lib/say.mjs';

const findings = [];
const good = (text) => findings.push({ text });
const bad = (text, mend) => findings.push({ text, mend });

function checkNode() {
  const { node } = process.versions;
  const [major, minor] = node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) good(`Node ${node}`);
  else bad(`Node ${node} is too old`, 'Install Node 20.9 or newer.');
}

function checkInstall() {
  const isThere = fs.existsSync(path.join(root, 'node_modules/next/package.json'));
  if (isThere) good('Dependencies are installed');
  else bad('Dependencies are not installed', 'Run npm start or npm ci.');
  return isThere;
}

function checkDisk() {
  const { bavail, bsize } = fs.statfsSync(root);
  const free = (bavail * bsize) / 2 ** 30;
  const text = `${free.toFixed(1)} GiB free on the disk`;
  if (free > 3) good(text);
  else bad(`Only ${text}`, 'Free at least 3 GiB.');
}

async function checkPort() {
  let port;
  try {
    port = wantedPort();
  } catch (error) {
    bad(error.message, 'Set PORT to another number, or to nothing for 3000.');
    return;
  }
  if (await isFree(port)) good(`Port ${port} is free`);
  else bad(`Port ${port} is taken`, 'End what listens there, or set PORT to another number.');
}

/** Every other variable by the words of the one file that reads them. */
async function checkSettings() {
  const { tsImport } = await import('tsx/esm/api');
  const { parseEnv } = await tsImport('../src/env.ts', import.meta.url);
  const { DATABASE_URL, AUTH_SECRET, PORT: _, ...others } = process.env;
  const isOwn = Boolean(DATABASE_URL);
  try {
    // What a start makes for itself where nothing is set, it need not be given.
    parseEnv({
      ...others,
      DATABASE_URL: DATABASE_URL || 'postgresql://embedded',
      AUTH_SECRET: AUTH_SECRET || (isOwn ? undefined : 'made by the start'.padEnd(32)),
    });
    good('The variables of the environment are usable');
  } catch (error) {
    bad(error.message.trim(), 'Mend the variables, then run npm run doctor again.');
  }
}

async function checkDatabase() {
  const url = process.env.DATABASE_URL;
  if (!url) {
    good('No DATABASE_URL: the embedded PostgreSQL is used');
    return;
  }
  const { withClient } = await import('./lib/database.mjs');
  try {
    const version = await withClient(process.env.DATABASE_OWNER_URL || url, async (client) => {
      const { rows } = await client.query('SHOW server_version_num');
      return Number(rows[0].server_version_num);
    });
    const name = `PostgreSQL ${Math.floor(version / 10_000)}`;
    if (version >= 150_000) good(name);
    else bad(`${name} is too old`, 'Use PostgreSQL 15 or newer.');
  } catch (error) {
    bad(`DATABASE_URL cannot be reached (${error.message})`, 'Check host, login, password.');
  }
}

loadDotEnv();
checkNode();
checkDisk();
await checkPort();
if (checkInstall()) {
  await checkSettings();
  await checkDatabase();
}
for (const { text, mend } of findings) {
  say(mend === undefined ? `ok    ${text}` : `wrong ${text}\n      → ${mend}`);
}
process.exitCode = findings.some(({ mend }) => mend !== undefined) ? 1 : 0;
