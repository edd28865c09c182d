// Debian's packages, where this command may install them: browsers and servers for tests only.
import fs from 'node:fs';
import path from 'node:path';

/** The path of a program, or undefined. */
export function programPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) {
    const found = folders
      .map((folder) => path.join(folder, name))
      .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
    if (found) return found;
  }
  return undefined;
}

/** Installs packages as root on Debian; false where that is not possible. */
export async function installPackages(scope, packages) {
  if (process.getuid?.() !== 0 || !programPath('apt-get')) return false;
  // RUNLEVEL: a package for tests must not start a service of the machine.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { quiet: true, env };
  try {
    await scope.run('apt-get', ['update', '-qq'], options);
    const flags = ['-y', '-qq', '--no-install-recommends'];
    await scope.run('apt-get', ['install', ...flags, ...packages], options);
    return true;
  } catch {
    return false;
  }
}
