// The door of integrations: known data sets and files into an organization.
export { KINDS as importKinds } from './kinds';
export { profileNamed, profileNames } from './profiles';
export type { Profile, ProfileCompany, ProfileOutcome } from './profiles/company';
export type { ImportFile, ImportOutcome } from './domain/import-run';
export { runImport } from './usecases/run-import';
export { loadHistory, type HistoryDocument } from './usecases/load-history';
