// A redis-server for the tests of the second queue backend, where one can be had.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installPackages, programPath, unpackPackages } from './debian.mjs';
import { say } from './say.mjs';

const NAME = 'redis-server';

function foldersWith(root, matches) {
  const entries = fs.readdirSync(root, { withFileTypes: true, recursive: true });
  const found = entries.filter((entry) => matches(entry.name));
  return [...new Set(found.map((entry) => entry.parentPath ?? entry.path))];
}

/** The folder of a redis-server that finds its libraries in the unpacked tree, or undefined. */
async function unpacked(scope) {
  const files = await unpackPackages(scope, [NAME]);
  if (!files) return undefined;
  const program = path.join(files, 'usr', 'bin', NAME);
  const libraries = foldersWith(files, (name) => name.includes('.so.')).join(path.delimiter);
  const folder = path.join(files, 'bin');
  fs.mkdirSync(folder);
  const script = `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' exec '${program}' "$@"\n`;
  fs.writeFileSync(path.join(folder, NAME), script, { mode: 0o755 });
  const { status } = spawnSync(path.join(folder, NAME), ['--version'], { stdio: 'ignore' });
  return status === 0 ? folder : undefined;
}

/**
 * The variables with which a test finds a redis-server: the machine's, Debian's installed as root,
 * or Debian's unpacked for this run. Says so where there is none.
 */
export async function provideRedis(scope) {
  if (programPath(NAME)) return {};
  say('Installing redis-server for the tests …');
  if (await installPackages(scope, [NAME])) return {};
  const folder = await unpacked(scope);
  if (folder) return { PATH: [folder, process.env.PATH].join(path.delimiter) };
  say('There is no redis-server: the tests of queues on Redis are skipped.');
  return {};
}
