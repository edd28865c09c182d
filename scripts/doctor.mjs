// `npm run doctor`: what of the environment is missing or wrong, in words, with the mend.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { isFree } from './lib/ports.mjs';
import { say } from './lib/say.mjs';

const findings = [];
const note = (ok, text, mend) => findings.push({ ok, text, mend });

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 9);
  note(ok, `Node ${process.versions.node}`, 'Install Node 20.9 or newer.');
}

function checkInstall() {
  const ok = fs.existsSync(path.join(root, 'node_modules/next/package.json'));
  note(ok, 'Dependencies are installed', 'Run npm start or npm ci.');
  return ok;
}

function checkDisk() {
  const { bavail, bsize } = fs.statfsSync(root);
  const free = (bavail * bsize) / 2 ** 30;
  note(free > 3, `${free.toFixed(1)} GiB free on the disk`, 'Free at least 3 GiB.');
}

async function checkPort() {
  const port = Number(process.env.PORT || 3000);
  note(await isFree(port, '0.0.0.0'), `Port ${port} is free`, `Set PORT to another number.`);
}

async function checkDatabase() {
  const url = process.env.DATABASE_URL;
  if (!url) {
    note(true, 'No DATABASE_URL: the embedded PostgreSQL is used');
    return;
  }
  const { withClient } = await import('./lib/database.mjs');
  try {
    const version = await withClient(process.env.DATABASE_OWNER_URL || url, async (client) => {
      const { rows } = await client.query('SHOW server_version_num');
      return Number(rows[0].server_version_num);
    });
    note(version >= 150_000, `PostgreSQL ${version}`, 'Use PostgreSQL 15 or newer.');
  } catch (error) {
    note(
      false,
      `DATABASE_URL cannot be reached (${error.message})`,
      'Check host, login, password.',
    );
  }
}

function checkSecret() {
  if (process.env.NODE_ENV !== 'production') return;
  const length = (process.env.AUTH_SECRET ?? '').length;
  note(length >= 32, 'AUTH_SECRET is set', 'Set AUTH_SECRET to 32 or more random characters.');
}

checkNode();
checkDisk();
checkSecret();
await checkPort();
if (checkInstall()) await checkDatabase();
for (const { ok, text, mend } of findings)
  say(ok ? `ok    ${text}` : `wrong ${text}\n      → ${mend}`);
process.exitCode = findings.every((one) => one.ok) ? 0 : 1;
