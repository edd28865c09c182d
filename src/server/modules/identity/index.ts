// The door of identity: organizations, people, roles, sessions.
export { can, permissionsOf, seesDealer } from './domain/can';
export { PERMISSIONS, isPermission, type Permission } from './domain/permissions';
export { ROLES, isRole, type Role } from './domain/roles';
