// Where things are. Node built-ins only: this runs before anything is installed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The folder of everything this machine keeps: database, secrets, stamps. */
export function dataDir() {
  return path.resolve(root, process.env.DATA_DIR || '.data');
}
