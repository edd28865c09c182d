// Dependencies: npm ci when the lock file or the Node version differs from what was installed for.
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { say } from './say.mjs';
import { hashOf, stampIs, writeStamp } from './stamps.mjs';

const stamp = path.join(root, 'node_modules', '.dealerdesk-install');

export async function install() {
  const wanted = hashOf(['package.json', 'package-lock.json'], process.version);
  if (stampIs(stamp, wanted)) return;
  say('Installing dependencies (about a minute the first time) …');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  writeStamp(stamp, wanted);
}

/** The Prisma client, when the schema changed. */
export async function generateClient() {
  const stampFile = path.join(root, 'src/generated/.stamp');
  const wanted = hashOf(['prisma/schema.prisma', 'prisma/models', 'package-lock.json']);
  if (stampIs(stampFile, wanted)) return;
  await run('npx', ['prisma', 'generate'], { quiet: true });
  writeStamp(stampFile, wanted);
}
