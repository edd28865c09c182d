// A chart as a picture that stands alone: title, unit, as-of time, legend, figure and notes, as they
// stand on the page. Charts of plain elements (ranked bars, tables) are drawn like those that are SVG.
import { downloadBlob, downloadText } from '../tables/download';
import { draw, mark, type Sheet } from './picture-marks';

/** Pixels per point, so that a picture on paper is sharp. */
const PNG_SCALE = 2;
const PADDING = 16;

/** The nearest paper behind an element: its own background or that of what holds it. */
function paperOf(element: Element | null): string {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'transparent' && !/,\s*0\)$/.test(backgroundColor)) {
      return backgroundColor;
    }
  }
  return getComputedStyle(document.body).backgroundColor;
}

export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/**
 * While `take` measures, lists that scroll stand at their whole length: what comes below them would be
 * drawn across the rows that are out of sight.
 */
function atLength<T>(frame: Element, take: () => T): T {
  const held = new Map<HTMLElement, string>();
  for (const list of frame.querySelectorAll<HTMLElement>('*')) {
    const isCut = list.clientHeight > 0 && list.scrollHeight > list.clientHeight + 1;
    if (!isCut || getComputedStyle(list).overflowY === 'visible') continue;
    for (let at = list; at !== frame && at.parentElement; at = at.parentElement) {
      if (!held.has(at)) held.set(at, at.style.maxHeight);
      at.style.maxHeight = 'none';
    }
  }
  try {
    return take();
  } finally {
    for (const [list, maxHeight] of held) list.style.maxHeight = maxHeight;
  }
}

/** The frame as one SVG without styles, as large as what is in it, also where the page scrolls. */
export const pictureOf = (frame: Element): Picture => atLength(frame, () => drawn(frame));

function drawn(frame: Element): Picture {
  const box = frame.getBoundingClientRect();
  const root = mark('svg', { xmlns: 'http://www.w3.org/2000/svg' });
  const sheet: Sheet = {
    ...{ root, left: box.left, top: box.top, right: box.width, bottom: 0 },
  };
  for (const child of frame.children) draw(sheet, child);
  const width = Math.ceil(Math.max(sheet.right + PADDING, box.width));
  const height = Math.ceil(sheet.bottom + PADDING);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.prepend(mark('rect', { width, height, fill: paperOf(frame) }));
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

export function downloadSvg(frame: Element, fileName: string): void {
  downloadText(pictureOf(frame).text, fileName, 'image/svg+xml');
}

export async function downloadPng(frame: Element, fileName: string): Promise<void> {
  const { text, width, height } = pictureOf(frame);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * PNG_SCALE);
  canvas.height = Math.round(height * PNG_SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) downloadBlob(blob, fileName);
}
