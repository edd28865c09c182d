// The rules of approval, kept by whoever may configure them. Cases keep the steps they were given.
import type { z } from 'zod';
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import {
  deleteRule,
  insertRule,
  readRule,
  readRules,
  updateRule,
  type RuleRow,
} from '../repo/rules';
import { RuleInput, type RuleView, type Saved, type UpdateRuleInput } from '../schemas';
import { listDeciders } from './deciders';

/** Every rule by kind of document, in the order in which they are asked. */
export async function listRules(work: Work): Promise<{ rules: RuleView[]; standardRole: string }> {
  const rules = await readRules(work.tx, null);
  const asked = rules.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'USER' ? [step.userId] : [])),
  );
  const names = await readUserNames(work, asked);
  const views = rules.map((rule) => toView(rule, names));
  return { rules: views, standardRole: work.settings['approvals.standardRole'] };
}

function toView(rule: RuleRow, names: ReadonlyMap<string, string>): RuleView {
  return {
    ...rule,
    tags: [...rule.tags],
    steps: rule.steps.map((step) => {
      const userId = step.kind === 'USER' ? step.userId : null;
      return {
        ...{ kind: step.kind, role: step.kind === 'ROLE' ? step.role : null, userId },
        userName: userId === null ? null : (names.get(userId) ?? null),
      };
    }),
  };
}

/** A step that names somebody who cannot decide would wait for ever. */
async function demandDeciders(work: Work, input: RuleInput): Promise<void> {
  if (!input.steps.some((step) => step.kind === 'USER')) return;
  const deciders = new Set((await listDeciders(work)).map(({ id }) => id));
  const issues = input.steps.flatMap((step, index): DomainIssue[] =>
    step.kind === 'USER' && !deciders.has(step.userId)
      ? [{ code: 'approvals.notADecider', field: `steps.${index}.userId` }]
      : [],
  );
  refuseIssues('approvals.notADecider', issues);
}

/** A rule with only what differs from the standard. */
export type NewRule = z.input<typeof RuleInput>;

/** Refuses with `approvals.codeTaken`, `approvals.notADecider`, `approvals.unknownCentre`. */
export async function createRule(work: Work, given: NewRule): Promise<Saved> {
  const input = RuleInput.parse(given);
  await demandDeciders(work, input);
  const id = newId();
  await insertRule(work.tx, { ...input, id });
  work.journal.audit({ docKind: 'approvalRule', docId: id, action: 'created' });
  return { id, version: 1 };
}

const seen = ({ id, version }: { id: string; version: number | null }): SeenDocument => ({
  docKind: 'approvalRule',
  docId: id,
  version,
});

/** The rule as it is; one that was removed tells by whom. */
async function stored(work: Work, id: string): Promise<RuleRow> {
  const rule = await readRule(work.tx, id);
  if (rule) return rule;
  const gone = seen({ id, version: null });
  throw new DomainError('approvals.ruleNotFound', { status: 'not_found', seen: gone });
}

/**
 * Refuses with `approvals.ruleNotFound`, `approvals.stale`, `approvals.codeTaken`,
 * `approvals.notADecider`, `approvals.unknownCentre`.
 */
export async function changeRule(work: Work, input: UpdateRuleInput): Promise<Saved> {
  const { version, ...values } = input;
  const before = await stored(work, values.id);
  await demandDeciders(work, input);
  if (!(await updateRule(work.tx, values, version))) {
    throw staleError('approvals', { ...values }, { ...before }, seen(input));
  }
  const changes = changesBetween({ ...before }, { ...values });
  work.journal.audit({
    ...{ docKind: 'approvalRule', docId: values.id, action: 'updated', detail: { changes } },
    version: version + 1,
  });
  return { id: values.id, version: version + 1 };
}

/** Refuses with `approvals.ruleNotFound`, `approvals.stale`. */
export async function removeRule(
  work: Work,
  { id, version }: { id: string; version: number },
): Promise<{ done: true }> {
  const before = await stored(work, id);
  if (!(await deleteRule(work.tx, id, version))) {
    throw staleError('approvals', {}, {}, seen({ id, version }));
  }
  const { code, name } = before;
  work.journal.audit({
    ...{ docKind: 'approvalRule', docId: id, action: 'removed', detail: { code, name } },
  });
  return { done: true };
}
