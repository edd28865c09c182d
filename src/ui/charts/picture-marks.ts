// What a piece of the page looks like, as marks of SVG at the places where the browser laid it out: text,
// boxes, lines and drawings. So a list of bars or a table becomes a picture like a drawn chart does,
// with the page's colours, in any language and without the page's styles.

const SVG = 'http://www.w3.org/2000/svg';

const DRAWN_WITH = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
] as const;

/** Controls are of the page, not of the picture; what is hidden from sight stays hidden. */
const LEFT_OUT = [
  // A word that opens something is a name in the figure all the same.
  'button:not(.mantine-Anchor-root)',
  ...['input', 'select', '[role="radiogroup"]', '[role="tooltip"]', '[data-no-picture]'],
].join(', ');

export interface Sheet {
  readonly root: SVGElement;
  /** Where the picture begins on the page. */
  readonly left: number;
  readonly top: number;
  /** How far anything reaches. */
  right: number;
  bottom: number;
}

export function mark(name: string, attributes: Readonly<Record<string, string | number>>) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function reach(sheet: Sheet, box: DOMRect): void {
  sheet.right = Math.max(sheet.right, box.right - sheet.left);
  sheet.bottom = Math.max(sheet.bottom, box.bottom - sheet.top);
}

const isClear = (color: string) => color === 'transparent' || /,\s*0\)$|\/\s*0\)$/.test(color);

/** A hatched box keeps its hatch: it says "negative" without colour. */
function hatchOf(sheet: Sheet, image: string): string | null {
  const color = /(?:rgba?|color)\([^)]*\)/.exec(image)?.[0];
  if (!color) return null;
  const id = `hatch-${sheet.root.childElementCount}`;
  const pattern = mark('pattern', {
    ...{ id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
    patternTransform: 'rotate(-45)',
  });
  pattern.append(mark('rect', { width: 3, height: 6, fill: color }));
  sheet.root.append(pattern);
  return `url(#${id})`;
}

function drawBox(sheet: Sheet, style: CSSStyleDeclaration, box: DOMRect): void {
  const { backgroundColor, backgroundImage } = style;
  const hatch = backgroundImage.includes('gradient') ? hatchOf(sheet, backgroundImage) : null;
  const fill = hatch ?? (isClear(backgroundColor) ? null : backgroundColor);
  const place = { x: box.left - sheet.left, y: box.top - sheet.top };
  if (fill !== null && box.width > 0 && box.height > 0) {
    const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2);
    const size = { width: box.width, height: box.height, rx: radius };
    sheet.root.append(mark('rect', { ...place, ...size, fill }));
    reach(sheet, box);
  }
  const width = Number.parseFloat(style.borderBottomWidth) || 0;
  if (width > 0 && style.borderBottomStyle !== 'none' && !isClear(style.borderBottomColor)) {
    const y = place.y + box.height - width / 2;
    const line = { x1: place.x, x2: place.x + box.width, y1: y, y2: y };
    sheet.root.append(
      mark('line', { ...line, stroke: style.borderBottomColor, 'stroke-width': width }),
    );
  }
}

interface TextLine {
  text: string;
  /** Where in the text the line begins. */
  readonly start: number;
  box: DOMRect;
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** Words; one that the page itself broke, at a hyphen or within, in its characters. */
function* piecesOf(node: Text, range: Range): Generator<Piece> {
  for (const { 0: text, index: start } of node.data.matchAll(
    /\S+\s*|[\u3000-\u9fff\uff00-\uffef]/g,
  )) {
    range.setStart(node, start);
    range.setEnd(node, start + text.trimEnd().length);
    if (range.getClientRects().length <= 1) {
      yield { text, start };
      continue;
    }
    let at = start;
    for (const character of text) {
      yield { text: character, start: at };
      at += character.length;
    }
  }
}

/** The words of a text by the lines they were broken into. */
function linesOf(node: Text): TextLine[] {
  const lines: TextLine[] = [];
  const range = document.createRange();
  for (const { text, start } of piecesOf(node, range)) {
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < box.height / 2) {
      last.text += text;
      last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
    } else {
      lines.push({ text, start, box });
    }
  }
  return lines;
}

const DOTS = '…';

/** As much of a line as the page has room for, with the dots the page shows; no half character. */
function cutLine(node: Text, { text, start }: TextLine, right: number, dotsWidth: number): string {
  const range = document.createRange();
  range.setStart(node, start);
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 0; kept -= 1) {
    const head = characters.slice(0, kept).join('');
    range.setEnd(node, start + head.length);
    if (range.getBoundingClientRect().right + dotsWidth <= right) return head.trimEnd() + DOTS;
  }
  return DOTS;
}

/** Text that the page cuts with dots is cut at the same place, with its dots. */
function drawText(sheet: Sheet, node: Text, parent: Element, style: CSSStyleDeclaration): void {
  const clip = style.textOverflow === 'ellipsis' ? parent.getBoundingClientRect() : null;
  for (const line of linesOf(node)) {
    const { box } = line;
    const isCut = clip !== null && box.right > clip.right + 1;
    const words = mark('text', {
      ...{ x: box.left - sheet.left, y: box.top - sheet.top + box.height / 2, dy: '0.35em' },
      ...{ fill: style.color, 'font-size': style.fontSize, 'font-family': style.fontFamily },
      ...{ 'font-weight': style.fontWeight, 'xml:space': 'preserve' },
    });
    // Dots are at most as wide as the type is high.
    const dotsWidth = Number.parseFloat(style.fontSize);
    words.textContent = isCut ? cutLine(node, line, clip.right, dotsWidth) : line.text.trimEnd();
    sheet.root.append(words);
    reach(sheet, isCut ? clip : box);
  }
}

/** A drawing as it is, with the styles it was drawn with. */
function drawDrawing(sheet: Sheet, drawing: SVGSVGElement, box: DOMRect): void {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of DRAWN_WITH) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('style');
    element.removeAttribute('class');
  });
  const place = { x: box.left - sheet.left, y: box.top - sheet.top };
  for (const [key, value] of Object.entries({ ...place, width: box.width, height: box.height })) {
    copy.setAttribute(key, String(value));
  }
  copy.setAttribute('overflow', 'visible');
  sheet.root.append(copy);
  reach(sheet, box);
}

/** Of folded details the page shows the summary alone; the rest has its place but is not seen. */
const isFoldedAway = (parent: Element, child: ChildNode): boolean =>
  parent instanceof HTMLDetailsElement &&
  !parent.open &&
  !(child instanceof Element && child.localName === 'summary');

/** Draws an element and what is in it, in the order of the page. */
export function draw(sheet: Sheet, element: Element): void {
  const style = getComputedStyle(element);
  const isHidden = style.display === 'none' || style.visibility === 'hidden';
  if (isHidden || style.clipPath === 'inset(50%)' || element.matches(LEFT_OUT)) return;
  const box = element.getBoundingClientRect();
  if (element instanceof SVGSVGElement) {
    drawDrawing(sheet, element, box);
    return;
  }
  drawBox(sheet, style, box);
  for (const child of element.childNodes) {
    if (isFoldedAway(element, child)) continue;
    if (child instanceof Text) drawText(sheet, child, element, style);
    else if (child instanceof Element) draw(sheet, child);
  }
}
