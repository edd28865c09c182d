// Findings of a schema in the same shape as refusals of the server, so that both read alike. Pure.
import type { z } from 'zod';
import type { DomainIssue, ErrorCode, ErrorParams } from '@/kernel/domain-error';

const OWN_CODE = /^[a-z]+\.[a-zA-Z]+$/;

function scalar(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function isEmptyInput(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null);
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode {
  // A schema may name a domain code as its message; otherwise the kind of mismatch is the code.
  if (OWN_CODE.test(issue.message)) return issue.message as ErrorCode;
  return isEmptyInput(issue) ? 'request.required' : `request.${issue.code}`;
}

function paramsOf(issue: z.core.$ZodIssue): ErrorParams {
  if (issue.code === 'custom') return (issue.params ?? {}) as ErrorParams;
  const bounds = issue as { minimum?: unknown; maximum?: unknown; origin?: unknown };
  return {
    minimum: scalar(bounds.minimum),
    maximum: scalar(bounds.maximum),
    origin: typeof bounds.origin === 'string' ? bounds.origin : '',
  };
}

export function zodToIssues(error: z.ZodError): DomainIssue[] {
  return error.issues.map((issue) => ({
    code: codeOf(issue),
    field: issue.path.map(String).join('.'),
    params: paramsOf(issue),
  }));
}
