// The production build of the pages, made when a source of it changed.
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './locks.mjs';
import { next, root } from './paths.mjs';
import { say } from './say.mjs';
import { hashOf, stampIs, writeStamp } from './stamps.mjs';

const SOURCES = [
  ...['src', 'public', 'prisma/schema.prisma', 'prisma/models'],
  ...['next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
];
const output = path.join(root, '.next');
const stampFile = path.join(output, '.sources');

function isBuilt(wanted) {
  return stampIs(stampFile, wanted) && fs.existsSync(path.join(output, 'BUILD_ID'));
}

/** Whether the build that lies there is of the sources as they are. */
export function isBuildCurrent() {
  return isBuilt(hashOf(SOURCES, process.version));
}

export async function build(scope, { quiet = true } = {}) {
  const lock = path.join(root, 'node_modules', '.cache', 'dealerdesk-build.lock');
  await withLock(lock, async () => {
    const wanted = hashOf(SOURCES, process.version);
    if (isBuilt(wanted)) return;
    say('Building the pages (about half a minute) …');
    fs.rmSync(stampFile, { force: true });
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
    await scope.run(...next('build'), { quiet, env });
    writeStamp(stampFile, wanted);
  });
}
