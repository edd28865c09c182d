// A name in the room below a bar: as many words as fit, over at most a few lines, and dots where the
// room ends. Pure; widths are estimated in parts of the type's size, which is enough for a label.

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;
const LATIN_WIDTH = 0.58;
const DOTS = '…';

const widthOf = (text: string) =>
  [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 1 : LATIN_WIDTH), 0);

/** Words, and ideographs one by one, since a line may end after any of them. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]\s*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+\s*/g,
    ) ?? []
  );
}

function cut(text: string, room: number): string {
  const characters = [...text];
  while (characters.length > 1 && widthOf(characters.join('') + DOTS) > room) characters.pop();
  return characters.join('').trimEnd() + DOTS;
}

/** `room` is the width of a line ÷ the size of the type. */
export function fitLines(text: string, room: number, most = 2): string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(text)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= room) {
      lines[lines.length - 1] = last + piece;
    } else lines.push(piece);
  }
  const shown = lines.slice(0, most);
  const rest = lines.slice(most).join('');
  return shown.map((line, index) => {
    const whole = index === most - 1 ? line + rest : line;
    return widthOf(whole.trimEnd()) <= room ? whole.trimEnd() : cut(whole, room);
  });
}
