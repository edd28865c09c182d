// Adds to package-lock.json the optional packages for other platforms that a registry did not serve
// when the lock was written. Without them `npm ci` calls the lock out of step. Run after every change
// of dependencies: node scripts/lock-stubs.mjs
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';

const OS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony', 'openbsd', 'sunos'];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el'];

function part(name, candidates) {
  const words = name.split(/[/-]/);
  return candidates.find(
    (one) => words.includes(one) || (one === 'arm' && words.includes('armv7')),
  );
}

/** What can be said of a package from its name: which machines it is for. */
function stub(name, version) {
  const entry = { version, optional: true };
  const os = part(name, OS);
  const cpu = part(name, CPU) ?? (name.includes('wasm32') ? 'wasm32' : undefined);
  if (cpu) entry.cpu = [cpu];
  if (os) entry.os = [os];
  if (name.includes('musl')) entry.libc = ['musl'];
  else if (os === 'linux' && name.includes('gnu')) entry.libc = ['glibc'];
  return entry;
}

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${place}/node_modules/${name}`;
    const found = Object.keys(lock.packages).some(
      (one) => one === `node_modules/${name}` || one === nested,
    );
    if (found || !/^\d/.test(range)) continue;
    lock.packages[`node_modules/${name}`] = stub(name, range);
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} entries added\n`);
