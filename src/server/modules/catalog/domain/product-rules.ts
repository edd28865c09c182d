/** What a product must satisfy by itself, and the text it is found by. Pure. */
import type { DomainIssue } from '@/kernel/domain-error';
import type { LocalNames } from '@/kernel/local-names';

export interface ProductFacts {
  readonly code: string;
  readonly name: string;
  readonly names: LocalNames;
  readonly barcode: string | null;
  readonly baseUnit: string;
  readonly packs: readonly { unit: string; factor: number; barcode: string | null }[];
}

/** Every barcode of the product with the field it was typed in. */
export function barcodeFields(product: ProductFacts): { barcode: string; field: string }[] {
  const own = product.barcode === null ? [] : [{ barcode: product.barcode, field: 'barcode' }];
  const ofPacks = product.packs.flatMap(({ barcode }, index) =>
    barcode === null ? [] : [{ barcode, field: `packs.${index}.barcode` }],
  );
  return [...own, ...ofPacks];
}

/**
 * Issues `catalog.unitRepeated` (a pack named like the base unit or another pack) and
 * `catalog.barcodeRepeated` (one barcode twice within the product).
 */
export function productIssues(product: ProductFacts): DomainIssue[] {
  const issues: DomainIssue[] = [];
  const units = new Set([product.baseUnit]);
  product.packs.forEach(({ unit }, index) => {
    if (units.has(unit)) {
      issues.push({
        code: 'catalog.unitRepeated',
        field: `packs.${index}.unit`,
        params: { unit },
      });
    }
    units.add(unit);
  });
  const barcodes = new Set<string>();
  for (const { barcode, field } of barcodeFields(product)) {
    if (barcodes.has(barcode)) {
      issues.push({ code: 'catalog.barcodeRepeated', field, params: { barcode } });
    }
    barcodes.add(barcode);
  }
  return issues;
}

/** What a contains-search looks through: code, names in every language, all barcodes. */
export function searchParts(product: ProductFacts): string[] {
  return [
    product.code,
    product.name,
    ...Object.values(product.names),
    ...barcodeFields(product).map(({ barcode }) => barcode),
  ];
}

/** Costs are for those who keep the catalog or read figures; never for a dealer. */
export function seesCost(actor: {
  dealerId: string | null;
  can(permission: string): boolean;
}): boolean {
  return actor.dealerId === null && (actor.can('catalog.write') || actor.can('dashboard.read'));
}
