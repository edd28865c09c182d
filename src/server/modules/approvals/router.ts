// Procedures of approvals. Deciding is a procedure of each document's module, because a decision and
// what it does to the document are one transaction.
import { noInput, reads, router, writes } from '@/server/api/trpc';
import * as s from './schemas';
import { listDeciders } from './usecases/deciders';
import { delegate, listDelegates, listDelegations, revokeDelegation } from './usecases/delegations';
import { countInbox, listInbox, readVisibleCases } from './usecases/read-cases';
import { changeRule, createRule, listRules, removeRule } from './usecases/rules';

export const approvalsRouter = router({
  // What a person asked for is theirs to follow, whether or not they may decide on anything.
  cases: reads('self')
    .input(s.ListCasesInput)
    .output(s.CasePage)
    .query(({ ctx, input }) => listInbox(ctx.work, input)),
  count: reads('self')
    .input(noInput)
    .output(s.InboxCount)
    .query(({ ctx }) => countInbox(ctx.work)),
  // Refuses by the permission to read the document, which depends on its kind.
  ofDocument: reads('self')
    .input(s.CaseOfInput)
    .output(s.Cases)
    .query(({ ctx, input }) => readVisibleCases(ctx.work, input)),

  delegations: reads('approvals.decide')
    .input(noInput)
    .output(s.Delegations)
    .query(({ ctx }) => listDelegations(ctx.work)),
  delegates: reads('approvals.decide')
    .input(noInput)
    .output(s.Deciders)
    .query(({ ctx }) => listDelegates(ctx.work)),
  delegate: writes('approvals.decide')
    .input(s.DelegationInput)
    .output(s.Ref)
    .mutation(({ ctx, input }) => delegate(ctx.work, input)),
  revokeDelegation: writes('approvals.decide')
    .input(s.Ref)
    .output(s.Done)
    .mutation(({ ctx, input }) => revokeDelegation(ctx.work, input.id)),

  rules: reads('approvals.configure')
    .input(noInput)
    .output(s.RuleList)
    .query(({ ctx }) => listRules(ctx.work)),
  deciders: reads('approvals.configure')
    .input(noInput)
    .output(s.Deciders)
    .query(({ ctx }) => listDeciders(ctx.work)),
  createRule: writes('approvals.configure')
    .input(s.RuleInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => createRule(ctx.work, input)),
  updateRule: writes('approvals.configure')
    .input(s.UpdateRuleInput)
    .output(s.Saved)
    .mutation(({ ctx, input }) => changeRule(ctx.work, input)),
  removeRule: writes('approvals.configure')
    .input(s.VersionRef)
    .output(s.Done)
    .mutation(({ ctx, input }) => removeRule(ctx.work, input)),
});
