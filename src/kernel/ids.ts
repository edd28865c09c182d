/**
 * UUIDv7 (RFC 9562): time first, so that new rows land at the end of an index. `uuidv7` is pure;
 * `newId` is the one place of the kernel that reads a clock and the platform's secure randomness.
 */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const RANDOM_BYTES = 10;

/** The nil UUID: stands in a key where nobody and nothing is named, because a key cannot be null. */
export const NO_ONE = '00000000-0000-0000-0000-000000000000';

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** `now` in milliseconds of Unix time; `random` at least 10 bytes. */
export function uuidv7(now: number, random: Uint8Array): string {
  if (random.length < RANDOM_BYTES) throw new RangeError('uuidv7 needs 10 random bytes');
  if (!Number.isSafeInteger(now) || now < 0 || now >= 2 ** 48) throw new RangeError('bad time');
  const time = now.toString(16).padStart(12, '0');
  const rest = Array.from(random.subarray(0, RANDOM_BYTES), (byte, index) => {
    if (index === 0) return (byte & 0x0f) | 0x70;
    if (index === 2) return (byte & 0x3f) | 0x80;
    return byte;
  });
  const hex = rest.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [time.slice(0, 8), time.slice(8), hex.slice(0, 4), hex.slice(4, 8), hex.slice(8)].join(
    '-',
  );
}

/** Milliseconds of Unix time an id was made at. */
export function idTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** Asking the system for random bytes costs ten times the rest of an id: ask for many at once. */
const pool = new Uint8Array(RANDOM_BYTES * 256);
let poolUsed = pool.length;

/** Bytes that are used once: the caller may write into them. */
function takeRandom(): Uint8Array {
  if (poolUsed === pool.length) {
    globalThis.crypto.getRandomValues(pool);
    poolUsed = 0;
  }
  poolUsed += RANDOM_BYTES;
  return pool.subarray(poolUsed - RANDOM_BYTES, poolUsed);
}

let lastTime = -1;
let sequence = 0;

/**
 * A new id. Ids made by one process in the same millisecond ascend (a 12-bit counter stands where
 * random bits would), so that events of one transaction sort in the order they happened.
 */
export function newId(now: number = Date.now()): string {
  const random = takeRandom();
  if (now === lastTime && sequence < 0xfff) sequence += 1;
  else sequence = (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & 0x3ff;
  lastTime = now;
  random[0] = sequence >> 8;
  random[1] = sequence & 0xff;
  return uuidv7(now, random);
}
