// Which rule a document falls under, who may decide, and what a decision makes of the case.
import { describe, expect, it, test } from 'vitest';
import type { ApprovalFacts, CaseStep } from '@/server/modules/approvals/domain/case';
import {
  afterDecision,
  mayDecide,
  stepToAsk,
  type DecisionQuestion,
  type Excluded,
} from '@/server/modules/approvals/domain/next-step';
import {
  selectRule,
  stepsOf,
  type RuleConditions,
} from '@/server/modules/approvals/domain/select-rule';

const facts = (given: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  ...{ amountMinor: 500n, centrePath: ['company', 'sales', 'north'], tags: ['display'] },
  ...given,
});

const rule = (code: string, given: Partial<RuleConditions> = {}): RuleConditions => ({
  ...{ code, docKind: 'EXPENSE_REQUEST', active: true, priority: 10 },
  ...{ amountFromMinor: null, amountToMinor: null, centreId: null, tags: [] },
  ...given,
});

describe('the rule of a document', () => {
  const cases: [string, RuleConditions[], ApprovalFacts, string | undefined][] = [
    ['no rule', [], facts(), undefined],
    ['the lower number first', [rule('B', { priority: 2 }), rule('A')], facts(), 'B'],
    ['the code among equals', [rule('B'), rule('A')], facts(), 'A'],
    ['not one that is off', [rule('A', { active: false }), rule('B')], facts(), 'B'],
    ['not of another kind', [rule('A', { docKind: 'BUDGET' })], facts(), undefined],
    ['from its bound on', [rule('A', { amountFromMinor: 500n })], facts(), 'A'],
    ['not below it', [rule('A', { amountFromMinor: 501n })], facts(), undefined],
    ['up to its bound', [rule('A', { amountToMinor: 500n })], facts(), 'A'],
    ['not above it', [rule('A', { amountToMinor: 499n })], facts(), undefined],
    [
      'by size, not sign',
      [rule('A', { amountFromMinor: 500n })],
      facts({ amountMinor: -500n }),
      'A',
    ],
    ['below a centre', [rule('A', { centreId: 'sales' })], facts(), 'A'],
    ['not beside it', [rule('A', { centreId: 'logistics' })], facts(), undefined],
    ['without a centre', [rule('A', { centreId: 'sales' })], facts({ centrePath: [] }), undefined],
    ['any of the tags', [rule('A', { tags: ['travel', 'display'] })], facts(), 'A'],
    ['none of the tags', [rule('A', { tags: ['travel'] })], facts(), undefined],
  ];
  test.each(cases)('%s', (_name, rules, about, code) => {
    expect(selectRule(rules, 'EXPENSE_REQUEST', about)?.code).toBe(code);
  });
});

describe('the steps of a case', () => {
  const standard: CaseStep = { kind: 'ROLE', role: 'CONTROLLER' };
  const given = { requesterId: 'rita', standardRole: 'CONTROLLER' };
  it.each([
    ['a role', { kind: 'ROLE', role: 'FINANCE' }, 'olga', { kind: 'ROLE', role: 'FINANCE' }],
    ['a person', { kind: 'USER', userId: 'uwe' }, 'olga', { kind: 'USER', userId: 'uwe' }],
    ['the owner', { kind: 'OWNER' }, 'olga', { kind: 'USER', userId: 'olga' }],
    ['no owner', { kind: 'OWNER' }, null, standard],
    ['the owner is the requester', { kind: 'OWNER' }, 'rita', standard],
    ['the person is the requester', { kind: 'USER', userId: 'rita' }, 'olga', standard],
  ] as const)('%s', (_name, step, ownerId, expected) => {
    expect(stepsOf([step], { ...given, facts: facts({ ownerId }) })).toEqual([expected]);
  });
});

describe('who may decide', () => {
  const ask = (given: Partial<DecisionQuestion>) =>
    mayDecide({
      ...{ step: { kind: 'ROLE', role: 'FINANCE' }, requesterId: 'rita', allowRepeat: false },
      ...{ past: [], me: { userId: 'mia', roles: ['FINANCE'] }, standsFor: [] },
      ...given,
    });
  const [clerk, boss] = [
    { userId: 'carl', roles: ['ORDER_CLERK'] },
    { userId: 'bo', roles: ['FINANCE'] },
  ];
  const requester = { userId: 'rita', roles: ['FINANCE'] };
  const past = (decidedBy: string, onBehalfOf: string | null = null) => [{ decidedBy, onBehalfOf }];
  const repeated = { refusal: 'approvals.decidedBefore' };
  it.each<[string, Partial<DecisionQuestion>, unknown]>([
    ['who has the role', {}, { as: 'mia' }],
    ['who is named', { step: { kind: 'USER', userId: 'mia' } }, { as: 'mia' }],
    ['nobody else', { me: clerk }, { refusal: 'approvals.notYours' }],
    ['not the requester', { requesterId: 'mia' }, { refusal: 'approvals.ownRequest' }],
    ['a stand-in', { me: clerk, standsFor: [boss] }, { as: 'bo' }],
    ['oneself before standing in', { standsFor: [boss] }, { as: 'mia' }],
    [
      'a stand-in of the requester',
      { me: clerk, standsFor: [requester] },
      {
        refusal: 'approvals.ownRequest',
      },
    ],
    ['not twice', { past: past('mia') }, repeated],
    ['not twice by standing in', { past: past('mia'), standsFor: [boss] }, repeated],
    ['not for one who decided', { me: clerk, standsFor: [boss], past: past('bo') }, repeated],
    [
      'not for one who was stood in for',
      {
        ...{ me: clerk, standsFor: [boss], past: past('zoe', 'bo') },
      },
      repeated,
    ],
    ['twice where the rule allows it', { past: past('mia'), allowRepeat: true }, { as: 'mia' }],
    ['a system request', { requesterId: null }, { as: 'mia' }],
  ])('%s', (_name, question, expected) => {
    expect(ask(question)).toEqual(expected);
  });
});

describe('whom a step asks when it begins', () => {
  const finance: CaseStep = { kind: 'ROLE', role: 'FINANCE' };
  const standard: CaseStep = { kind: 'ROLE', role: 'CONTROLLER' };
  const fay = { userId: 'fay', roles: ['FINANCE'] };
  const fred = { userId: 'fred', roles: ['FINANCE'] };
  const cora = { userId: 'cora', roles: ['CONTROLLER'] };
  const byFay = [{ decidedBy: 'fay', onBehalfOf: null }];
  const forFay = [{ decidedBy: 'zoe', onBehalfOf: 'fay' }];
  it.each<[string, CaseStep, Partial<Excluded>, (typeof fay)[], CaseStep]>([
    ['its role', finance, {}, [fay, cora], finance],
    ['not the only one who decided before', finance, { past: byFay }, [fay, cora], standard],
    ['not the only one stood in for', finance, { past: forFay }, [fay, cora], standard],
    ['another of the role', finance, { past: byFay }, [fay, fred, cora], finance],
    ['again, if allowed', finance, { past: byFay, allowRepeat: true }, [fay, cora], finance],
    ['not only the requester', finance, { requesterId: 'fay' }, [fay, cora], standard],
    ['a role nobody holds yet', finance, {}, [cora], finance],
    ['not who is gone', { kind: 'USER', userId: 'gus' }, {}, [fay, cora], standard],
    ['as it was, if nobody is left', finance, { past: byFay }, [fay], finance],
    [
      'as it was, if the standard role is kept from it, too',
      finance,
      { requesterId: 'cora', past: byFay },
      [fay, cora],
      finance,
    ],
  ])('%s', (_name, step, excluded, people, expected) => {
    const nothing: Excluded = { requesterId: 'rita', allowRepeat: false, past: [] };
    const asked = { people, standardRole: 'CONTROLLER' };
    expect(stepToAsk(step, { ...nothing, ...excluded }, asked)).toEqual(expected);
  });
});

describe('a case after a decision', () => {
  it.each([
    ['APPROVE', 1, 2, { status: 'PENDING', stepNo: 2 }],
    ['APPROVE', 2, 2, { status: 'APPROVED', stepNo: 2 }],
    ['REJECT', 1, 2, { status: 'REJECTED', stepNo: 1 }],
    ['RETURN', 2, 3, { status: 'RETURNED', stepNo: 2 }],
  ] as const)('%s at step %i of %i', (decision, stepNo, steps, expected) => {
    expect(afterDecision(decision, { stepNo, steps })).toEqual(expected);
  });
});
