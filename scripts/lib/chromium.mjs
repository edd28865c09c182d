// A Chromium for the browser tests: the one named by $CHROMIUM, the system's, Debian's package where
// it may be installed, or the one inside an npm package.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { say } from './say.mjs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

function works(file) {
  try {
    execFileSync(file, ['--version'], { stdio: 'pipe', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

function installDebian() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false;
  say('Installing Chromium and fonts for the browser tests …');
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: 'pipe',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    });
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    return true;
  } catch (error) {
    say(`  Debian's Chromium could not be installed: ${String(error.message).split('\n')[0]}`);
    return false;
  }
}

/** Unpacks the packaged browser and the libraries a bare machine lacks into a folder of this run. */
async function packaged(tempDir) {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  process.env.TMPDIR = tempDir;
  const executable = await chromium.executablePath();
  let libraries = '';
  try {
    const bin = path.join(
      path.dirname(new URL(import.meta.resolve('@sparticuz/chromium')).pathname),
    );
    const archive = [
      path.join(bin, '../bin/al2023.tar.br'),
      path.join(bin, '../../bin/al2023.tar.br'),
    ];
    const found = archive.find((file) => fs.existsSync(file));
    if (found && inflate) libraries = path.join(await inflate(found), 'lib');
  } catch {
    // The libraries are only needed where the system has none; the check below decides.
  }
  return { executable, libraries };
}

/** Returns { executable, env } or throws with the mend. */
export async function findChromium() {
  const candidates = [process.env.CHROMIUM, ...SYSTEM].filter(Boolean);
  const found = candidates.find((file) => fs.existsSync(file) && works(file));
  if (found) return { executable: found, env: {} };
  if (installDebian()) {
    const installed = SYSTEM.find((file) => fs.existsSync(file) && works(file));
    if (installed) return { executable: installed, env: {} };
  }
  const tempDir = fs.mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-chromium-'));
  const { executable, libraries } = await packaged(tempDir);
  const env = libraries ? { LD_LIBRARY_PATH: libraries } : {};
  return { executable, env };
}
