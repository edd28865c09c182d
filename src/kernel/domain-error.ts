/**
 * The one error class for a refusal a user or caller can cause: a stable code, its parameters and
 * the field it belongs to. Words are made from the code in the reader's language, never here.
 * A state that cannot be is an assertion (a plain Error), not a DomainError.
 */

import type { MeanwhileEvent, SeenDocument } from './meanwhile';

export type ErrorCode = `${string}.${string}`;
export type ErrorStatus =
  'invalid' | 'conflict' | 'forbidden' | 'not_found' | 'refused' | 'too_many';

/** JSON-safe on purpose: money goes as its minor units in a string beside its currency. */
export type ErrorParam = string | number | boolean | null | readonly string[];
export type ErrorParams = Readonly<Record<string, ErrorParam>>;

/** One finding among several; `field` is a path such as `lines.3.quantity`. */
export interface DomainIssue {
  readonly code: ErrorCode;
  readonly field?: string;
  readonly params?: ErrorParams;
}

export interface DomainErrorDetails {
  readonly params?: ErrorParams;
  readonly field?: string;
  /** `refused` (a business rule says no) unless told otherwise. */
  readonly status?: ErrorStatus;
  readonly issues?: readonly DomainIssue[];
  /** The document that moved on since the caller saw it; what happened is read before it is told. */
  readonly seen?: SeenDocument;
  /** What others did to that document meanwhile, the newest first. */
  readonly meanwhile?: readonly MeanwhileEvent[];
}

/** What crosses the wire: plain JSON, the same over tRPC, REST and job results. */
export interface DomainErrorShape {
  readonly code: ErrorCode;
  readonly status: ErrorStatus;
  readonly params: ErrorParams;
  readonly field?: string;
  readonly issues?: readonly DomainIssue[];
  readonly meanwhile?: readonly MeanwhileEvent[];
}

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly status: ErrorStatus;
  readonly params: ErrorParams;
  readonly field?: string;
  readonly issues?: readonly DomainIssue[];
  readonly meanwhile?: readonly MeanwhileEvent[];
  /** Never leaves the server. */
  readonly seen?: SeenDocument;

  constructor(code: ErrorCode, details: DomainErrorDetails = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.status = details.status ?? 'refused';
    this.params = details.params ?? {};
    if (details.field !== undefined) this.field = details.field;
    if (details.issues !== undefined) this.issues = details.issues;
    if (details.meanwhile !== undefined) this.meanwhile = details.meanwhile;
    if (details.seen !== undefined) this.seen = details.seen;
  }

  /** The wire shape; also what `JSON.stringify` sees, so no stack ever leaves by accident. */
  toJSON(): DomainErrorShape {
    return {
      code: this.code,
      status: this.status,
      params: this.params,
      ...(this.field === undefined ? {} : { field: this.field }),
      ...(this.issues === undefined ? {} : { issues: this.issues }),
      ...(this.meanwhile === undefined ? {} : { meanwhile: this.meanwhile }),
    };
  }

  static fromShape(shape: DomainErrorShape): DomainError {
    return new DomainError(shape.code, shape);
  }
}

/** By name, not only by class: a bundler may hold two copies of this file. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError || (error instanceof Error && error.name === 'DomainError');
}

/** Throws a DomainError; the return type lets the compiler narrow after a guard. */
export function refuse(code: ErrorCode, details: DomainErrorDetails = {}): never {
  throw new DomainError(code, details);
}

/** Throws one `invalid` error carrying every issue, if there is any. */
export function refuseIssues(code: ErrorCode, issues: readonly DomainIssue[]): void {
  const first = issues[0];
  if (first === undefined) return;
  throw new DomainError(code, {
    status: 'invalid',
    issues,
    params: { count: issues.length },
    ...(first.field === undefined ? {} : { field: first.field }),
  });
}
