// What a procedure knows before it opens a transaction: who claims to call, and the request's ids.
import type { SessionClaims } from './session';

export interface RequestContext {
  claims: SessionClaims | null;
  requestId: string;
  idempotencyKey?: string;
  /** The caller's network address, for throttling and the list of sessions. */
  address: string | null;
  userAgent: string | null;
  now: () => Date;
}
