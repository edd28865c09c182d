// Creating and changing a product: its own rules, references and barcodes are checked before
// anything is written, and every finding names its field.
import { changesBetween, staleError } from '@/kernel/changes';
import { refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { searchTextOf } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import { barcodeFields, productIssues, searchParts, seesCost } from '../domain/product-rules';
import { barcodeOwners } from '../repo/barcodes';
import {
  insertProduct,
  readProduct,
  replacePacks,
  updateProductRow,
  type ProductValues,
} from '../repo/products';
import { missingReferences } from '../repo/references';
import type { ProductInput, Saved } from '../schemas';
import { seenProduct } from './products';

async function barcodeIssues(
  tx: Tx,
  input: ProductInput,
  ownId: string | null,
): Promise<DomainIssue[]> {
  const fields = barcodeFields(input);
  const owners = await barcodeOwners(
    tx,
    fields.map(({ barcode }) => barcode),
  );
  const others = new Map(
    owners.filter(({ productId }) => productId !== ownId).map((o) => [o.barcode, o.productCode]),
  );
  return fields.flatMap(({ barcode, field }): DomainIssue[] => {
    const product = others.get(barcode);
    if (product === undefined) return [];
    return [{ code: 'catalog.barcodeTaken', field, params: { barcode, product } }];
  });
}

async function check(tx: Tx, input: ProductInput, ownId: string | null): Promise<void> {
  refuseIssues('catalog.invalidProduct', [
    ...productIssues(input),
    ...(await missingReferences(tx, input)),
    ...(await barcodeIssues(tx, input, ownId)),
  ]);
}

function valuesOf(input: ProductInput, standardCost: string | null): ProductValues {
  const { code, barcode, name, names, categoryId, baseUnit, taxCode, status } = input;
  const searchText = searchTextOf(searchParts(input));
  return {
    code,
    barcode,
    name,
    names,
    categoryId,
    baseUnit,
    taxCode,
    standardCost,
    status,
    searchText,
  };
}

/** Refuses with `catalog.invalidProduct` and issues by field, or `catalog.codeTaken`. */
export async function createProduct(work: Work, input: ProductInput): Promise<Saved> {
  await check(work.tx, input, null);
  const id = newId();
  const cost = seesCost(work.actor) ? (input.standardCost ?? null) : null;
  await insertProduct(work.tx, id, valuesOf(input, cost), work.now);
  await replacePacks(
    work.tx,
    input.packs.map((pack) => ({ ...pack, productId: id })),
    [id],
  );
  work.journal.audit({ docKind: 'product', docId: id, action: 'created', to: input.status });
  return { id, version: 1 };
}

/** As `createProduct`; `catalog.stale` tells what someone else changed meanwhile. */
export async function updateProduct(
  work: Work,
  { id, version, ...input }: ProductInput & { id: string; version: number },
): Promise<Saved> {
  const before = await readProduct(work.tx, id);
  const maySetCost = seesCost(work.actor) && input.standardCost !== undefined;
  const cost = maySetCost ? (input.standardCost ?? null) : before.standardCost;
  const after = { ...input, standardCost: cost };
  const seen = seenProduct(work, { id, version });
  if (before.version !== version) throw staleError('catalog', after, { ...before }, seen);
  await check(work.tx, input, id);
  const isWritten = await updateProductRow(
    work.tx,
    { id, version },
    valuesOf(input, cost),
    work.now,
  );
  // Someone committed between our read and our write: read again to tell what.
  if (!isWritten) {
    throw staleError('catalog', after, { ...(await readProduct(work.tx, id)) }, seen);
  }
  await replacePacks(
    work.tx,
    input.packs.map((pack) => ({ ...pack, productId: id })),
    [id],
  );
  work.journal.audit({
    docKind: 'product',
    docId: id,
    action: 'updated',
    from: before.status,
    to: input.status,
    version: version + 1,
    detail: { changes: changesBetween({ ...before }, after) },
  });
  return { id, version: version + 1 };
}
