// The production build of the web application, when its sources changed since the last one.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { hashOf, stampIs, writeStamp } from './stamps.mjs';

const SOURCES = [
  'src',
  'public',
  'prisma/models',
  'prisma/schema.prisma',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const stampFile = path.join(root, '.next', '.dealerdesk-build');

/** Builds unless the sources are those of the last build. Returns whether it built. */
export async function build({ onStep = () => undefined } = {}) {
  const wanted = hashOf(SOURCES);
  if (stampIs(stampFile, wanted) && fs.existsSync(path.join(root, '.next', 'BUILD_ID'))) {
    return false;
  }
  onStep('Building the web application (under a minute) …');
  await run('npx', ['next', 'build'], {
    quiet: true,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  writeStamp(stampFile, wanted);
  return true;
}
