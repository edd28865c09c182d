// Everything a file can bring, in the order in which a new company brings it.
import { budget } from './budget';
import { budgetEntries } from './budget-entries';
import { dealers } from './dealers';
import { expenses } from './expenses';
import type { ImportKind } from './kind';
import { priceLists, products } from './master-data';
import { orderHistory } from './order-history';
import { orders } from './orders';
import { quotas } from './quotas';
import { receipts } from './receipts';
import { stock } from './stock';
import { targets } from './targets';
import { accounts, centres, programmes } from './trees';

export const KINDS: readonly ImportKind[] = [
  products,
  dealers,
  priceLists,
  stock,
  orders,
  orderHistory,
  receipts,
  centres,
  accounts,
  programmes,
  budget,
  budgetEntries,
  targets,
  quotas,
  expenses,
];

export function kindNamed(name: string): ImportKind | undefined {
  return KINDS.find((kind) => kind.name === name);
}
