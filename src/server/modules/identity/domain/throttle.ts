/**
 * Whether another sign-in may be tried, from the failures of the account and of the address. Both
 * count in a sliding window, so waiting always helps and nobody is locked out for good.
 */

export interface ThrottleRule {
  readonly maxFailures: number;
  readonly windowSeconds: number;
}

/** An office shares one address, so an address may fail more often than an account. */
export const ACCOUNT_RULE: ThrottleRule = { maxFailures: 5, windowSeconds: 15 * 60 };
export const ADDRESS_RULE: ThrottleRule = { maxFailures: 50, windowSeconds: 15 * 60 };

export type ThrottleDecision =
  { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number };

/** One key: how long until fewer than the maximum of failures lie in the window. */
export function throttle(
  failures: readonly Date[],
  now: Date,
  rule: ThrottleRule,
): ThrottleDecision {
  const windowMs = rule.windowSeconds * 1000;
  const recent = failures
    .map((failure) => failure.getTime())
    .filter((at) => at > now.getTime() - windowMs)
    .sort((a, b) => b - a);
  const blocking = recent[rule.maxFailures - 1];
  if (blocking === undefined) return { allowed: true };
  return { allowed: false, waitSeconds: Math.ceil((blocking + windowMs - now.getTime()) / 1000) };
}

export interface SignInAttempts {
  readonly account: readonly Date[];
  readonly address: readonly Date[];
  readonly now: Date;
}

/** Both keys must allow it; the longer wait counts. */
export function mayTrySignIn({ account, address, now }: SignInAttempts): ThrottleDecision {
  const decisions = [throttle(account, now, ACCOUNT_RULE), throttle(address, now, ADDRESS_RULE)];
  const waits = decisions.flatMap((decision) => (decision.allowed ? [] : [decision.waitSeconds]));
  return waits.length === 0
    ? { allowed: true }
    : { allowed: false, waitSeconds: Math.max(...waits) };
}
