/** Every permission of the product, `module.verb`. Client-safe: menus and buttons ask the same list. */

export const PERMISSIONS = [
  'orders.read',
  'orders.create',
  'orders.submit',
  'orders.approve',
  'orders.reject',
  'orders.cancel',
  'orders.release',
  'orders.releaseHold',
  'orders.overridePrice',
  'orders.import',
  'dealers.read',
  'dealers.write',
  'dealers.creditLimit',
  'catalog.read',
  'catalog.write',
  'prices.read',
  'prices.write',
  'inventory.read',
  'inventory.receive',
  'inventory.adjust',
  'inventory.write',
  'shipments.read',
  'shipments.create',
  'shipments.pick',
  'shipments.ship',
  'shipments.deliver',
  'returns.read',
  'returns.create',
  'returns.authorize',
  'returns.receive',
  'returns.inspect',
  'invoices.read',
  'invoices.issue',
  'invoices.void',
  'invoices.credit',
  'receipts.read',
  'receipts.create',
  'receipts.allocate',
  'reports.read',
  'dashboard.read',
  'imports.run',
  'users.read',
  'users.write',
  'settings.read',
  'settings.write',
  'audit.read',
  'jobs.read',
  'jobs.retry',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const KNOWN: ReadonlySet<string> = new Set(PERMISSIONS);

export function isPermission(text: string): text is Permission {
  return KNOWN.has(text);
}
