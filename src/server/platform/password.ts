// Password hashes: argon2id with the first choice of parameters of the OWASP password storage
// cheat sheet (19 MiB, two passes, one lane). Work runs on the thread pool of Node, not its loop.
import { hash, verify } from '@node-rs/argon2';

/** 2 = argon2id; the enum of the library is ambient and cannot be imported here. */
const ARGON2ID = 2;
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash (an unknown account, one that
 * signs in elsewhere) it takes just as long and says no, so that time tells nothing.
 */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
