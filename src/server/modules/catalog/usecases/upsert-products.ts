// Many products at once, by code: new ones are created, known ones changed where a field is given.
// Each row stands or falls by itself; the number of statements does not depend on the rows.
import { changesBetween } from '@/kernel/changes';
import type { DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { RowRefusals, type UpsertResult } from '@/kernel/row-refusal';
import type { Work } from '@/server/platform/actor';
import { checkRows, refuseRepeatedRows, type Checked } from '@/server/platform/check-rows';
import { forgetPlans } from '@/server/platform/plans';
import { searchTextOf } from '@/server/platform/text-search';
import { barcodeFields, productIssues, searchParts } from '../domain/product-rules';
import { ProductUpsert, type CheckedProduct } from '../import-schemas';
import { barcodeOwners } from '../repo/barcodes';
import {
  readByCodes,
  readReferences,
  writeProducts,
  type ImportedProduct,
  type StoredProduct,
  type References,
} from '../repo/product-import';
import { replacePacks, type StoredPack } from '../repo/products';

interface Candidate {
  index: number;
  before: StoredProduct | undefined;
  after: ImportedProduct;
  /** Whether the row says anything about packs. */
  setsPacks: boolean;
}

export type ProductsUpserted = UpsertResult & {
  /** Id of each row's product; null where the row was refused. */
  ids: (string | null)[];
};

/**
 * Refusals by row and field: field codes, `request.repeatedRow`, `request.required` (name and base
 * unit of a new product), `catalog.unknownCategory`, `catalog.unknownTaxRate`,
 * `catalog.unitRepeated`, `catalog.barcodeRepeated`, `catalog.barcodeTaken`.
 */
export async function upsertProducts(
  work: Work,
  rows: readonly ProductUpsert[],
): Promise<ProductsUpserted> {
  const { tx } = work;
  const refusals = new RowRefusals();
  const checked = checkRows(ProductUpsert, rows, refusals);
  const distinct = refuseRepeatedRows(checked, (row) => row.code, 'code', refusals);
  const stored = await readByCodes(
    tx,
    distinct.map((row) => row.code),
  );
  const references = await readReferences(tx);
  const merged = distinct.flatMap((row) => {
    const { candidate, issues } = merge(row, stored.get(row.code), references);
    for (const issue of issues) refusals.add(row.index, issue);
    return issues.length === 0 ? [candidate] : [];
  });
  const good = await freeBarcodes(work, merged, refusals);
  const changed = good.filter(({ before, after }) => !before || isChanged(before, after));
  await write(work, changed);
  const ids = new Map(good.map(({ index, after }) => [index, after.id]));
  const created = changed.filter(({ before }) => !before).length;
  return {
    created,
    updated: changed.length - created,
    refused: refusals.list(),
    ids: rows.map((_, index) => ids.get(index) ?? null),
  };
}

function isChanged(before: StoredProduct, after: ImportedProduct): boolean {
  return Object.keys(changesBetween({ ...before }, { ...after })).length > 0;
}

/** The order in which packs are read, so that the same packs are no change. */
function byFactor(a: StoredPack, b: StoredPack): number {
  if (a.factor !== b.factor) return a.factor - b.factor;
  return a.unit < b.unit ? -1 : 1;
}

/** The product as the row wants it, and what keeps the row from being written. */
function merge(
  row: Checked<CheckedProduct>,
  before: StoredProduct | undefined,
  references: References,
): { candidate: Candidate; issues: DomainIssue[] } {
  const issues: DomainIssue[] = [];
  const missing = (field: string) => issues.push({ code: 'request.required', field });
  if (!before && row.name === undefined) missing('name');
  if (!before && row.baseUnit === undefined) missing('baseUnit');
  const { index, categoryCode, taxCode } = row;
  const categoryId = categoryCode ? references.categories.get(categoryCode) : null;
  if (categoryId === undefined) {
    const params = { code: categoryCode ?? '' };
    issues.push({ code: 'catalog.unknownCategory', field: 'categoryCode', params });
  }
  if (taxCode && !references.taxCodes.has(taxCode)) {
    const params = { code: taxCode };
    issues.push({ code: 'catalog.unknownTaxRate', field: 'taxCode', params });
  }
  const given = <T>(value: T | undefined, old: T | undefined, fallback: T): T =>
    value !== undefined ? value : (old ?? fallback);
  const after: ImportedProduct = {
    id: before?.id ?? newId(),
    code: row.code,
    name: given(row.name, before?.name, ''),
    names: given(row.names, before?.names, {}),
    barcode: given(row.barcode, before?.barcode, null),
    categoryId: categoryCode === undefined ? (before?.categoryId ?? null) : (categoryId ?? null),
    baseUnit: given(row.baseUnit, before?.baseUnit, ''),
    taxCode: given(taxCode, before?.taxCode, null),
    standardCost: given(row.standardCost, before?.standardCost, null),
    status: given(row.status, before?.status, 'ACTIVE'),
    packs: given(row.packs?.toSorted(byFactor), before?.packs, []),
  };
  issues.push(...productIssues(after));
  return { candidate: { index, before, after, setsPacks: row.packs !== undefined }, issues };
}

/** Leaves out rows whose barcode another product has, in the database or earlier in the file. */
async function freeBarcodes(
  work: Work,
  candidates: readonly Candidate[],
  refusals: RowRefusals,
): Promise<Candidate[]> {
  const barcodes = candidates.flatMap(({ after }) => barcodeFields(after).map((b) => b.barcode));
  const owners = new Map<string, { id: string; code: string }>();
  for (const owner of await barcodeOwners(work.tx, [...new Set(barcodes)])) {
    owners.set(owner.barcode, { id: owner.productId, code: owner.productCode });
  }
  return candidates.filter(({ index, after }) => {
    const fields = barcodeFields(after);
    const taken = fields.flatMap(({ barcode, field }) => {
      const owner = owners.get(barcode);
      return owner && owner.id !== after.id ? [{ barcode, field, product: owner.code }] : [];
    });
    for (const { barcode, field, product } of taken) {
      refusals.add(index, { code: 'catalog.barcodeTaken', field, params: { barcode, product } });
    }
    if (taken.length > 0) return false;
    for (const { barcode } of fields) owners.set(barcode, { id: after.id, code: after.code });
    return true;
  });
}

async function write(work: Work, changed: readonly Candidate[]): Promise<void> {
  if (changed.length === 0) return;
  const products = changed.map(({ after: { packs, ...product } }) => ({
    ...product,
    searchText: searchTextOf(searchParts({ ...product, packs })),
  }));
  const repacked = changed.filter(({ setsPacks }) => setsPacks).map(({ after }) => after);
  await writeProducts(work.tx, products, work.now);
  await forgetPlans(work.tx);
  await replacePacks(
    work.tx,
    repacked.flatMap(({ id, packs }) => packs.map((pack) => ({ ...pack, productId: id }))),
    repacked.map(({ id }) => id),
  );
  work.journal.audit(
    ...changed.map(({ before, after }) => ({
      docKind: 'product',
      docId: after.id,
      action: before ? 'updated' : 'created',
      from: before?.status ?? null,
      to: after.status,
      ...(before && {
        version: before.version + 1,
        detail: { changes: changesBetween({ ...before }, { ...after }) },
      }),
    })),
  );
}
