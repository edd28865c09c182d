// What the browser can know about a failed call, read defensively: the server's error formatter
// puts a DomainError's shape at `data.domain` and the request id at `data.requestId`.
import type { DomainErrorShape, DomainIssue, ErrorCode, ErrorParams } from '@/kernel/domain-error';
import type { MeanwhileEvent } from '@/kernel/meanwhile';

export interface WireError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly field?: string;
  readonly issues: readonly DomainIssue[];
  /** What others did to the document meanwhile, the newest first. */
  readonly meanwhile: readonly MeanwhileEvent[];
  readonly requestId?: string;
  /** False when the cause is not a rule of ours but a fault, a lost network, a signed-out user. */
  readonly isRefusal: boolean;
}

/** The code of whoever acts on a version that is no longer the newest. */
export const isStaleCode = (code: string): boolean => code.endsWith('.stale');

/** Somebody else was quicker: the version is old, or the state no longer allows the act. */
export function isStale({ code, meanwhile }: Pick<WireError, 'code' | 'meanwhile'>): boolean {
  return meanwhile.length > 0 || isStaleCode(code);
}

/** Codes of the transport that deserve their own words. */
const TRANSPORT_CODES: Record<string, ErrorCode> = {
  UNAUTHORIZED: 'request.signedOut',
  FORBIDDEN: 'request.forbidden',
  NOT_FOUND: 'request.notFound',
  TOO_MANY_REQUESTS: 'request.tooMany',
  TIMEOUT: 'request.timeout',
  PAYLOAD_TOO_LARGE: 'request.tooLarge',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isShape(value: unknown): value is DomainErrorShape {
  return isRecord(value) && typeof value['code'] === 'string' && value['code'].includes('.');
}

function isOffline(error: unknown): boolean {
  if (!(error instanceof Error) || !('data' in error)) return error instanceof TypeError;
  const { data } = error as { data: unknown };
  return data === undefined || data === null;
}

/** Reads any thrown value; never throws itself. */
export function wireError(error: unknown): WireError {
  const data = isRecord(error) && isRecord(error['data']) ? error['data'] : {};
  const requestId = typeof data['requestId'] === 'string' ? data['requestId'] : undefined;
  const shape = isShape(data['domain']) ? data['domain'] : isShape(error) ? error : null;
  if (shape) {
    return {
      code: shape.code,
      params: shape.params ?? {},
      field: shape.field,
      issues: shape.issues ?? [],
      meanwhile: shape.meanwhile ?? [],
      requestId,
      isRefusal: true,
    };
  }
  const transport = TRANSPORT_CODES[String(data['code'])];
  const code = transport ?? (isOffline(error) ? 'request.offline' : 'request.failed');
  return { code, params: {}, issues: [], meanwhile: [], requestId, isRefusal: false };
}
