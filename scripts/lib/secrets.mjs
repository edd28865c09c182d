// Passwords and keys of the local installation: made once, readable by their owner only.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Problem } from './say.mjs';

/** `place` names the database's folder where it cannot lie beside this file. */
const NAMES = ['superuser', 'owner', 'app', 'auth', 'place'];

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    if (error.code === 'EACCES') {
      throw new Problem(
        `${file} belongs to another user, probably to root from an earlier start.\n` +
          'Start as that user, give the folder to yourself, or name another folder: DATA_DIR=…',
      );
    }
    throw error;
  }
}

export function localSecrets(dir) {
  const file = path.join(dir, 'secrets.json');
  const secrets = read(file);
  const missing = NAMES.filter((name) => !secrets[name]);
  if (missing.length === 0) return secrets;
  for (const name of missing) secrets[name] = randomBytes(24).toString('hex');
  const whole = `${file}.${process.pid}`;
  fs.writeFileSync(whole, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(whole, file);
  return secrets;
}
