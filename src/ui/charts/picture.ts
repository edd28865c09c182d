// The drawing of a chart as a picture that stands alone: colours come from the page's styles, which
// a file does not have, so each element takes along what it was drawn with.
import { downloadBlob, downloadText } from '../tables/download';

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
/** Pixels per point, so that a picture on paper is sharp. */
const PNG_SCALE = 2;

/** The chart's own drawing, not the marks of its legend; null where it is made of plain elements. */
export function drawingIn(frame: Element | null): SVGSVGElement | null {
  return frame?.querySelector<SVGSVGElement>('figure svg.recharts-surface') ?? null;
}

function standalone(drawing: SVGSVGElement): { text: string; width: number; height: number } {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of DRAWN_WITH) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('style');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

export function downloadSvg(drawing: SVGSVGElement, name: string): void {
  downloadText(standalone(drawing).text, `${name}.svg`, 'image/svg+xml');
}

export async function downloadPng(drawing: SVGSVGElement, name: string): Promise<void> {
  const { text, width, height } = standalone(drawing);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * PNG_SCALE);
  canvas.height = Math.round(height * PNG_SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) downloadBlob(blob, `${name}.png`);
}
