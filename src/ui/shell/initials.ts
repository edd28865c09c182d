// Letters that stand for a person where a picture would.
const SHOWN = 2;

/** The letters that stand for a person: the first of the first two words, or the first two of one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters =
    words.length > 1 ? words.map((word) => [...word][0] ?? '') : [...(words[0] ?? '')];
  return letters.slice(0, SHOWN).join('').toUpperCase();
}
