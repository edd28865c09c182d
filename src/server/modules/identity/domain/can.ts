/** Who may do what. Pure and client-safe; procedures and menus ask the same function. */
import type { Permission } from './permissions';
import { isRole, ROLE_PERMISSIONS } from './roles';

/** The union of what the roles may; a role this version does not know may nothing. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<Permission> {
  return new Set(roles.filter(isRole).flatMap((role) => ROLE_PERMISSIONS[role]));
}

export function can(roles: readonly string[], permission: Permission): boolean {
  return roles.some((role) => isRole(role) && ROLE_PERMISSIONS[role].includes(permission));
}

/** A dealer's user sees its own dealer only; staff (null) see every one. */
export function seesDealer(ownDealerId: string | null, dealerId: string): boolean {
  return ownDealerId === null || ownDealerId === dealerId;
}
