/**
 * The roles and what each may do. A clerk does not approve or release holds, whoever sets a credit
 * limit does not approve orders, whoever ships does not invoice, and the administrator runs the
 * system without doing its business: those separations are the point of the table.
 */
import { DomainError } from '@/kernel/domain-error';
import type { Permission } from './permissions';

export const ROLES = [
  'ORDER_CLERK',
  'SALES_MANAGER',
  'WAREHOUSE',
  'FINANCE',
  'CONTROLLER',
  'EXECUTIVE',
  'DEALER',
  'ADMINISTRATOR',
] as const;

export type Role = (typeof ROLES)[number];

/** What every member of staff who handles documents can look up. */
const DOCUMENTS: readonly Permission[] = [
  'orders.read',
  'dealers.read',
  'catalog.read',
  'prices.read',
  'quotas.read',
  'inventory.read',
  'shipments.read',
  'returns.read',
  'invoices.read',
];

const FIGURES: readonly Permission[] = ['reports.read', 'dashboard.read'];

/** What whoever plans, spends or judges money can look up. */
const MONEY: readonly Permission[] = [
  'centres.read',
  'budgets.read',
  'expenses.read',
  'rebates.read',
  'targets.read',
  'deviations.read',
  'assessments.read',
];

/** The owner of a centre: asks for money and answers for what became of it. */
const CENTRE_OWNER: readonly Permission[] = [
  'expenses.request',
  'expenses.claim',
  'budgets.transfer',
  'deviations.explain',
  'assessments.appeal',
  'approvals.decide',
];

const ORDER_ENTRY: readonly Permission[] = [
  'orders.create',
  'orders.submit',
  'orders.cancel',
  'orders.overridePrice',
  'orders.import',
  'returns.create',
  'imports.run',
];

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  /** May type a price; one below the list beyond the tolerance is held for the sales manager. */
  ORDER_CLERK: [
    ...DOCUMENTS,
    ...ORDER_ENTRY,
    'reports.read',
    'centres.read',
    'expenses.read',
    'expenses.request',
    'expenses.claim',
  ],
  SALES_MANAGER: [
    ...DOCUMENTS,
    ...FIGURES,
    ...ORDER_ENTRY,
    ...MONEY,
    ...CENTRE_OWNER,
    'orders.approve',
    'orders.reject',
    'orders.release',
    'orders.releaseHold',
    'dealers.write',
    'catalog.write',
    'prices.write',
    'quotas.manage',
    'returns.authorize',
    'receipts.read',
  ],
  WAREHOUSE: [
    'orders.read',
    'orders.release',
    'dealers.read',
    'catalog.read',
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
    'returns.receive',
    'returns.inspect',
    'reports.read',
    'imports.run',
  ],
  FINANCE: [
    ...DOCUMENTS,
    ...FIGURES,
    ...MONEY,
    'approvals.decide',
    'expenses.verify',
    'expenses.settle',
    'rebates.settle',
    'periods.close',
    'orders.releaseHold',
    'dealers.creditLimit',
    'invoices.issue',
    'invoices.void',
    'invoices.credit',
    'receipts.read',
    'receipts.create',
    'receipts.allocate',
    'receipts.confirm',
    'imports.run',
  ],
  /** Plans and judges, and neither asks for an expense nor verifies or settles one. */
  CONTROLLER: [
    ...DOCUMENTS,
    ...FIGURES,
    ...MONEY,
    'receipts.read',
    'audit.read',
    'settings.read',
    'imports.run',
    'jobs.read',
    'quotas.manage',
    'centres.write',
    'periods.close',
    'budgets.write',
    'budgets.transfer',
    'budgets.approve',
    'budgets.control',
    'approvals.decide',
    'approvals.configure',
    'expenses.configure',
    'rebates.write',
    'targets.write',
    'deviations.explain',
    'deviations.judge',
    'deviations.manage',
    'assessments.write',
    'assessments.run',
    'assessments.publish',
  ],
  /** Decides, and alone may let a document pass a budget that stops it. */
  EXECUTIVE: [
    ...DOCUMENTS,
    ...FIGURES,
    ...MONEY,
    'receipts.read',
    'approvals.decide',
    'budgets.approve',
    'budgets.override',
    'deviations.explain',
    'deviations.judge',
    'assessments.publish',
  ],
  /**
   * Of its own dealer only, which row security enforces. Not what is shared by all dealers: price
   * lists, stock figures and reports by product would tell one dealer about another.
   */
  DEALER: [
    'orders.read',
    'orders.create',
    'orders.submit',
    'orders.cancel',
    'catalog.read',
    'shipments.read',
    'returns.read',
    'returns.create',
    'invoices.read',
    'receipts.read',
  ],
  ADMINISTRATOR: [
    ...DOCUMENTS,
    ...FIGURES,
    ...MONEY,
    'receipts.read',
    'dealers.write',
    'catalog.write',
    'prices.write',
    'inventory.write',
    'imports.run',
    'centres.write',
    'approvals.configure',
    'expenses.configure',
    'users.read',
    'users.write',
    'settings.read',
    'settings.write',
    'audit.read',
    'jobs.read',
    'jobs.retry',
  ],
};

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE_PERMISSIONS, text);
}

/**
 * The roles of one person: at least one, all known, and DEALER alone and with its dealer. Refuses
 * with `identity.rolesMissing`, `identity.roleUnknown`, `identity.dealerRoleNotAlone`,
 * `identity.dealerMissing`, `identity.dealerNotAllowed`.
 */
export function checkRoles(roles: readonly string[], dealerId: string | null): Role[] {
  const invalid = (code: `${string}.${string}`, field: string, params = {}) =>
    new DomainError(code, { status: 'invalid', field, params });
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined) throw invalid('identity.roleUnknown', 'roles', { role: unknown });
  const known = [...new Set(roles.filter(isRole))];
  if (known.length === 0) throw invalid('identity.rolesMissing', 'roles');
  const isDealer = known.includes('DEALER');
  if (isDealer && known.length > 1) throw invalid('identity.dealerRoleNotAlone', 'roles');
  if (isDealer && dealerId === null) throw invalid('identity.dealerMissing', 'dealerId');
  if (!isDealer && dealerId !== null) throw invalid('identity.dealerNotAllowed', 'dealerId');
  return known;
}
