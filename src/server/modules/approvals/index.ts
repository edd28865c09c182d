// The door of approvals: cases of documents, and what waits for whom.
export type { ApprovalFacts, CaseStatus, Decision, DocKind } from './domain/case';
export { decideStep, type Decided, type DecideStep } from './usecases/decide-step';
export { documentsOfCases } from './repo/cases';
export { openCase, type OpenCase } from './usecases/open-case';
export { readCaseFacts, type CaseFacts } from './usecases/case-facts';
export { countInbox, listInbox, readCase, readCases } from './usecases/read-cases';
export { remindOfWaiting } from './usecases/remind-of-waiting';
export { withdrawCase } from './usecases/withdraw-case';
export { delegate } from './usecases/delegations';
export { createRule, type NewRule } from './usecases/rules';
