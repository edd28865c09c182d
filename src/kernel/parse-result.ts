/** The answer of every parser of user text: a value, or the code that says what is wrong with it. */
import { DomainError, type ErrorCode, type ErrorParams } from './domain-error';

export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams };

export function parsed<T>(value: T): ParseResult<T> {
  return { ok: true, value };
}

export function notParsed(code: ErrorCode, params: ErrorParams = {}): ParseResult<never> {
  return { ok: false, code, params };
}

/** The value, or an `invalid` DomainError naming the field. */
export function orRefuse<T>(result: ParseResult<T>, field?: string): T {
  if (result.ok) return result.value;
  const where = field === undefined ? {} : { field };
  throw new DomainError(result.code, { status: 'invalid', params: result.params, ...where });
}
