// The door of identity: organizations, people, roles, sessions.
export { permissionsOf } from './domain/can';
export { DEMO_PASSWORD } from './domain/demo-passwords';
export { type Permission } from './domain/permissions';
export { ROLES, type Role } from './domain/roles';
export {
  addUser,
  createOrganization,
  type NewOrganizationInput,
  type NewUserInput,
} from './usecases/create-organization';
export { inviteUser } from './usecases/invite-user';
export { readStaff, readUserNames } from './usecases/list-users';
export type { OpenedSession, Origin } from './usecases/open-user-session';
export { composeInvitation } from './usecases/compose-invitation';
export { rememberFact } from './usecases/settings';
export { noteSeen, signOut } from './usecases/sessions';
export { signIn } from './usecases/sign-in';
export { signInWithProvider } from './usecases/sign-in-with-provider';
export { setUserStatus } from './usecases/update-user';
