// Stamps say what a step was last done for, so that a second start does only what changed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Hash of files and folders (names and contents), and of any further text. */
export function hashOf(entries, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const entry of entries.toSorted()) addPath(hash, path.join(root, entry));
  return hash.digest('hex');
}

function addPath(hash, file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const name of fs.readdirSync(file).toSorted()) {
      if (name !== 'generated') addPath(hash, path.join(file, name));
    }
    return;
  }
  hash.update(path.relative(root, file)).update(fs.readFileSync(file));
}

export function stampIs(file, value) {
  try {
    return fs.readFileSync(file, 'utf8') === value;
  } catch {
    return false;
  }
}

export function writeStamp(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, value);
}
