// The text by which a question is known to be the same: its keys in one order, and amounts in it too,
// which JSON cannot write. Pure; browser and server must agree, as answers travel with their text.

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Two keys that mean the same have the same text; an amount is never the text of its digits. */
export function hashOfKey(key: readonly unknown[]): string {
  return JSON.stringify(key, (_name, value: unknown) => {
    if (typeof value === 'bigint') return { bigint: String(value) };
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
