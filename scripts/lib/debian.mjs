// Debian's packages, where this command may install them: browsers and servers for tests only.
import fs from 'node:fs';
import path from 'node:path';

const DPKG_STATUS = '/var/lib/dpkg/status';

/** False too for what this user may not look at: a PATH may name folders of another. */
function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The path of a program, or undefined. */
export function programPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) {
    const found = folders.map((folder) => path.join(folder, name)).find((file) => isProgram(file));
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

/**
 * Unpacks packages and what they lack into a folder of this run, for a user who may not install:
 * apt-get with lists and a cache of its own. Returns the folder, or undefined where that fails.
 */
export async function unpackPackages(scope, packages) {
  if (!['apt-get', 'dpkg-deb'].every((name) => programPath(name))) return undefined;
  const folder = scope.temporaryFolder('debian');
  const [lists, cache, files] = ['lists', 'cache', 'files'].map((name) => path.join(folder, name));
  const archives = path.join(cache, 'archives');
  for (const each of [path.join(lists, 'partial'), path.join(archives, 'partial'), files])
    fs.mkdirSync(each, { recursive: true });
  const options = [`Dir::State::Lists=${lists}`, `Dir::Cache=${cache}`, 'Debug::NoLocking=1'];
  options.push(`Dir::State::status=${DPKG_STATUS}`, 'APT::Install-Recommends=0');
  const flags = options.flatMap((option) => ['-o', option]);
  try {
    await scope.run('apt-get', [...flags, 'update', '-qq'], { quiet: true });
    const install = ['install', '-y', '-qq', '--download-only', ...packages];
    await scope.run('apt-get', [...flags, ...install], { quiet: true });
    const found = fs.readdirSync(archives).filter((name) => name.endsWith('.deb'));
    for (const name of found) {
      await scope.run('dpkg-deb', ['-x', path.join(archives, name), files], { quiet: true });
    }
    return files;
  } catch {
    return undefined;
  }
}
