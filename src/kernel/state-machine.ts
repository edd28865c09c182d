/**
 * State machines as data: the table is the rule, the diagram in the documents is made from it, and
 * a transition that is not in the table is refused with what would be allowed.
 */
import { refuse } from './domain-error';

export interface Transition<S extends string, A extends string> {
  readonly from: S;
  readonly action: A;
  readonly to: S;
}

export interface Machine<S extends string, A extends string> {
  /** The document, as error codes name it: `order` refuses with `order.transitionNotAllowed`. */
  readonly document: string;
  readonly states: readonly S[];
  readonly initial: S;
  readonly transitions: readonly Transition<S, A>[];
}

/**
 * Checks the table when the module loads: states it does not name cannot be written (types), one
 * action from one state leads to one state, and every state can be reached.
 */
export function defineMachine<const S extends string, const A extends string>(
  machine: Machine<S, A>,
): Machine<S, A> {
  const seen = new Set<string>();
  for (const { from, action } of machine.transitions) {
    const key = `${from} ${action}`;
    if (seen.has(key)) throw new RangeError(`${machine.document}: ${key} is defined twice`);
    seen.add(key);
  }
  const reached = new Set<S>([machine.initial]);
  for (const state of reached) {
    for (const { from, to } of machine.transitions) if (from === state) reached.add(to);
  }
  const lost = machine.states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new RangeError(`${machine.document}: unreachable ${lost.join()}`);
  return machine;
}

/** The state after the action; refuses with `<document>.transitionNotAllowed`. */
export function next<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
  action: A,
): S {
  const found = machine.transitions.find((t) => t.from === state && t.action === action);
  if (found !== undefined) return found.to;
  return refuse(`${machine.document}.transitionNotAllowed`, {
    status: 'conflict',
    params: { state, action, allowed: actionsFrom(machine, state) },
  });
}

export function can<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
  action: A,
): boolean {
  return machine.transitions.some((t) => t.from === state && t.action === action);
}

/** What may be done in a state, in table order; the buttons of a screen. */
export function actionsFrom<S extends string, A extends string>(
  machine: Machine<S, A>,
  state: S,
): A[] {
  return machine.transitions.filter((t) => t.from === state).map((t) => t.action);
}

/** The states an action may start from: the `WHERE status = ANY(...)` of a set-based statement. */
export function statesAllowing<S extends string, A extends string>(
  machine: Machine<S, A>,
  action: A,
): S[] {
  return machine.transitions.filter((t) => t.action === action).map((t) => t.from);
}

export function isFinal<S extends string>(machine: Machine<S, string>, state: S): boolean {
  return !machine.transitions.some((t) => t.from === state);
}

/** A Mermaid state diagram of the table. */
export function toMermaid<S extends string, A extends string>(machine: Machine<S, A>): string {
  const finals = machine.states.filter((state) => isFinal(machine, state));
  return [
    'stateDiagram-v2',
    `  [*] --> ${machine.initial}`,
    ...machine.transitions.map(({ from, action, to }) => `  ${from} --> ${to}: ${action}`),
    ...finals.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
