import { describe, expect, it } from 'vitest';
import { can, permissionsOf, seesDealer } from '@/server/modules/identity/domain/can';
import {
  isPermission,
  PERMISSIONS,
  type Permission,
} from '@/server/modules/identity/domain/permissions';
import { checkRoles, ROLE_PERMISSIONS, ROLES } from '@/server/modules/identity/domain/roles';

/** Who may do the acts that move goods, money and power: the whole list, so a change is seen. */
const holders: [Permission, string][] = [
  ['orders.create', 'ORDER_CLERK SALES_MANAGER DEALER'],
  ['orders.submit', 'ORDER_CLERK SALES_MANAGER DEALER'],
  ['orders.approve', 'SALES_MANAGER'],
  ['orders.reject', 'SALES_MANAGER'],
  ['orders.release', 'SALES_MANAGER WAREHOUSE'],
  ['orders.releaseHold', 'SALES_MANAGER FINANCE'],
  ['orders.overridePrice', 'ORDER_CLERK SALES_MANAGER'],
  ['dealers.creditLimit', 'FINANCE'],
  ['prices.read', 'ORDER_CLERK SALES_MANAGER FINANCE CONTROLLER EXECUTIVE ADMINISTRATOR'],
  ['prices.write', 'SALES_MANAGER ADMINISTRATOR'],
  ['inventory.adjust', 'WAREHOUSE'],
  ['shipments.ship', 'WAREHOUSE'],
  ['returns.authorize', 'SALES_MANAGER'],
  ['invoices.issue', 'FINANCE'],
  ['invoices.void', 'FINANCE'],
  ['receipts.allocate', 'FINANCE'],
  ['receipts.confirm', 'FINANCE'],
  ['users.write', 'ADMINISTRATOR'],
  ['settings.write', 'ADMINISTRATOR'],
  ['audit.read', 'CONTROLLER ADMINISTRATOR'],
  ['jobs.retry', 'ADMINISTRATOR'],
  ['reports.read', ROLES.filter((role) => role !== 'DEALER').join(' ')],
];

describe('roles', () => {
  it.each(holders)('%s belongs to %s', (permission, roles) => {
    expect(ROLES.filter((role) => can([role], permission)).join(' ')).toBe(roles);
  });

  it('gives every permission to somebody, and none twice', () => {
    for (const permission of PERMISSIONS) {
      expect(ROLES.some((role) => can([role], permission))).toBe(true);
    }
    for (const role of ROLES) {
      const permissions = ROLE_PERMISSIONS[role];
      expect(new Set(permissions).size).toBe(permissions.length);
    }
  });

  it('adds up the roles of a person and ignores what it does not know', () => {
    const both = permissionsOf(['WAREHOUSE', 'FINANCE', 'KING']);
    expect(both.has('shipments.ship') && both.has('invoices.issue')).toBe(true);
    expect(permissionsOf(['KING', 'toString']).size).toBe(0);
    expect(can(['KING'], 'orders.read')).toBe(false);
    expect([isPermission('orders.read'), isPermission('orders.eat')]).toEqual([true, false]);
  });

  it('shows a dealer only itself', () => {
    expect(seesDealer(null, 'a')).toBe(true);
    expect(seesDealer('a', 'a')).toBe(true);
    expect(seesDealer('a', 'b')).toBe(false);
  });

  it.each([
    [['FINANCE', 'FINANCE'], null, ['FINANCE']],
    [['DEALER'], 'd', ['DEALER']],
  ])('accepts %o of dealer %s', (roles, dealerId, known) => {
    expect(checkRoles(roles, dealerId)).toEqual(known);
  });

  it.each([
    [[], null, 'identity.rolesMissing'],
    [['KING'], null, 'identity.roleUnknown'],
    [['DEALER', 'FINANCE'], 'd', 'identity.dealerRoleNotAlone'],
    [['DEALER'], null, 'identity.dealerMissing'],
    [['FINANCE'], 'd', 'identity.dealerNotAllowed'],
  ])('refuses %o of dealer %s', (roles, dealerId, code) => {
    expect(() => checkRoles(roles, dealerId)).toThrow(expect.objectContaining({ code }));
  });
});
