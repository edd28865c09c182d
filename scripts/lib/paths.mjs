// Where things are. Node built-ins only: this runs before anything is installed.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The folder of everything this installation keeps: database, secrets, logs. Made if missing. */
export function dataDir() {
  const dir = path.resolve(root, process.env.DATA_DIR || '.data');
  if (!fs.existsSync(dir)) {
    fs.mkdirSync(dir, { recursive: true });
    // The database's own user has to pass through; what is secret inside is closed by itself.
    fs.chmodSync(dir, 0o755);
  }
  return dir;
}

/** Node running one of the project's TypeScript files. */
export const typescript = (file, ...args) => [process.execPath, ['--import', 'tsx', file, ...args]];

/** Node running Next's command line, without a shell between that would keep signals. */
export const next = (...args) => [
  process.execPath,
  [path.join('node_modules', 'next', 'dist', 'bin', 'next'), ...args],
];

/** The web process of the production build. */
export const serve = () => [process.execPath, [path.join('scripts', 'serve.mjs')]];
