// Rows copied from a spreadsheet, a mail or a list: what product, how many, in what unit. Pure; nothing
// is dropped silently: what cannot be understood comes out as it is and is refused later with a reason.

export interface PastedRow {
  /** Code, barcode or name. */
  readonly text: string;
  /** As typed; empty where the row had none. */
  readonly quantity: string;
  /** As typed; empty where the row had none. */
  readonly unit: string;
  /** The unit stood where only a unit stands; else it may be any word beside the quantity. */
  readonly isUnitSure: boolean;
}

/** What people write above the columns; compared without case, spaces and punctuation. */
const HEADINGS = {
  code: new Set([
    ...['code', 'productcode', 'product', 'sku', 'item', 'itemcode', 'itemno', 'itemnumber'],
    ...['article', 'partno', 'partnumber', '貨號', '货号', '品號', '品号', '料號', '料号'],
    ...['產品編碼', '产品编码', '產品編號', '产品编号', '商品編號', '商品编号'],
  ]),
  barcode: new Set(['barcode', 'ean', 'gtin', 'upc', '條碼', '条码']),
  name: new Set(['name', 'productname', 'description', '品名', '產品名稱', '产品名称']),
  quantity: new Set([
    ...['qty', 'quantity', 'orderqty', 'orderquantity', 'pcs', 'menge', '數量', '数量'],
    ...['件數', '件数', '訂購量', '订购量', '訂購數量', '订购数量'],
  ]),
  unit: new Set(['unit', 'uom', 'pack', 'unitofmeasure', '單位', '单位', '包裝', '包装']),
} as const;

type Role = keyof typeof HEADINGS;
type Columns = Readonly<Record<Role, number>>;

const ROLES = Object.keys(HEADINGS) as Role[];
const NUMBER = /^[\d０-９][\d０-９.,，．\s]*$/;
/** No more digits than a quantity may have: a barcode among the cells is no quantity. */
const WHOLE = /^[\d０-９]{1,9}$/;
/** `5 case`, `5箱` */
const WITH_UNIT = /^([\d０-９][\d０-９.,，．]*)\s*([^\s\d０-９.,，．\-+][^\s]{0,9})$/;
const WORD = /^[^\s\d０-９.,，．\-+]\S{0,9}$/;

/** Tab-separated cells as spreadsheets copy them: a cell with a tab or line break is quoted. */
function tabbedRows(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === '\t' || char === '\n') {
      cells.push(cell);
      cell = '';
      if (char === '\n') {
        rows.push(cells);
        cells = [];
      }
    } else cell += char;
  }
  return [...rows, [...cells, cell]];
}

/** `ABC-1, 12 case`, `ABC-1; 12` and `ABC-1 x 12`; a name may contain commas, so only the last cut counts. */
function separatedCells(line: string): string[] {
  const listed = /^(.*\S)\s*[,;，；]\s*([\d０-９][\d０-９.]*(?:\s*[^\s\d,;，；]\S{0,9})?)$/.exec(
    line.trim(),
  );
  if (listed?.[1] && listed[2]) return [listed[1], listed[2]];
  const times = /^(\S+)\s*[x×*]\s*([\d０-９]+)$/i.exec(line.trim());
  return times?.[1] && times[2] ? [times[1], times[2]] : [line];
}

const plain = (cell: string) => cell.toLowerCase().replaceAll(/[\s_\-./()#:：]+/g, '');

/** Where each thing stands, if the first row says so; a row without a quantity is no heading. */
function columnsOf(head: readonly string[] | undefined): Columns | null {
  const names = (head ?? []).map(plain);
  const at = (role: Role) => names.findIndex((name) => HEADINGS[role].has(name));
  const columns = Object.fromEntries(ROLES.map((role) => [role, at(role)])) as Columns;
  return columns.quantity < 0 ? null : columns;
}

/** A row below a heading: each cell is what its column is called. */
function namedRow(cells: readonly string[], columns: Columns): PastedRow | null {
  if (cells.every((cell) => cell === '')) return null;
  const cell = (at: number) => cells[at] ?? '';
  const { code, barcode, name, quantity, unit } = columns;
  const others = cells.filter((_, at) => at !== quantity && at !== unit);
  const named = [cell(code), cell(barcode), cell(name), ...others];
  const told = splitUnit(cell(quantity));
  return {
    text: named.find((text) => text !== '') ?? '',
    quantity: told.quantity,
    unit: cell(unit) || told.unit,
    isUnitSure: true,
  };
}

function splitUnit(cell: string): { quantity: string; unit: string } {
  const [, quantity, unit] = WITH_UNIT.exec(cell) ?? [];
  return quantity && unit ? { quantity, unit } : { quantity: cell, unit: '' };
}

/**
 * A row of a table without a heading. The product is the first cell with anything; the quantity the
 * first whole number after it (prices and amounts follow it), else `5 case`, else the last number.
 */
function bareRow(cells: readonly string[]): PastedRow | null {
  const [text, ...rest] = cells.filter((cell) => cell !== '');
  if (text === undefined) return null;
  const whole = rest.findIndex((cell) => WHOLE.test(cell));
  if (whole >= 0) {
    const beside = rest[whole + 1] ?? '';
    const unit = WORD.test(beside) ? beside : '';
    return { text, quantity: rest[whole] ?? '', unit, isUnitSure: false };
  }
  const withUnit = rest.find((cell) => WITH_UNIT.test(cell));
  if (withUnit !== undefined) return { text, ...splitUnit(withUnit), isUnitSure: true };
  const numbers = rest.filter((cell) => NUMBER.test(cell));
  return { text, quantity: numbers.at(-1) ?? rest.at(-1) ?? '', unit: '', isUnitSure: false };
}

/** True where a paste is a table or list rather than one word into one field. */
export function isManyRows(text: string): boolean {
  return /[\t\n]/.test(text.trim().replace(/\r\n?/g, '\n'));
}

export function parsePastedRows(text: string): readonly PastedRow[] {
  const clean = text.replace(/\r\n?/g, '\n');
  const raw = clean.includes('\t')
    ? tabbedRows(clean)
    : clean.split('\n').map((line) => separatedCells(line));
  const table = raw.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  const columns = columnsOf(table[0]);
  if (!columns) return table.flatMap((cells) => bareRow(cells) ?? []);
  return table.slice(1).flatMap((cells) => namedRow(cells, columns) ?? []);
}

/**
 * The unit of a pasted row among those of its product, whatever its case. A unit the product does not
 * have stays as it is, to be refused by name; null where the row says nothing of a unit.
 */
export function pastedUnit(
  product: { readonly baseUnit: string; readonly packs: readonly { readonly unit: string }[] },
  row: PastedRow,
): string | null {
  if (row.unit === '') return null;
  const units = [product.baseUnit, ...product.packs.map((pack) => pack.unit)];
  const known = units.find((unit) => unit.toLowerCase() === row.unit.toLowerCase());
  return known ?? (row.isUnitSure ? row.unit : null);
}
