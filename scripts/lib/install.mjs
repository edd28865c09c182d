// Dependencies and generated code, each only when it is not what the sources ask for.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { hashOf, stampIs, writeStamp } from './stamps.mjs';

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether what npm noted in node_modules is what the lock file asks for. npm writes that note last,
 * so an interrupted installation has none. Optional packages may be absent: other platforms'.
 */
export function isInstalled(wanted, installed) {
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === version : optional === true;
  });
}

export async function install(scope) {
  const installed = packagesOf('node_modules/.package-lock.json');
  if (isInstalled(packagesOf('package-lock.json'), installed)) return;
  say('Installing dependencies (about a minute the first time) …');
  // Also where NODE_ENV says production: the build and the tests are development's packages.
  const included = ['--include=dev', '--include=optional'];
  const silent = ['--no-audit', '--no-fund', '--loglevel=error'];
  await scope.run('npm', ['ci', ...included, ...silent], { quiet: true });
}

/** The Prisma client, when the schema changed. */
export async function generateClient(scope) {
  const stampFile = path.join(root, 'src/generated/.stamp');
  const wanted = hashOf(['prisma/schema.prisma', 'prisma/models', 'package-lock.json']);
  if (stampIs(stampFile, wanted)) return;
  const cli = path.join('node_modules', 'prisma', 'build', 'index.js');
  await scope.run(process.execPath, [cli, 'generate'], { quiet: true });
  writeStamp(stampFile, wanted);
}
