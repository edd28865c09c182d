import { describe, expect, it } from 'vitest';
import { passwordIssue } from '@/server/modules/identity/domain/password-rules';
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  mayTrySignIn,
  throttle,
} from '@/server/modules/identity/domain/throttle';

describe('passwordIssue', () => {
  it.each([
    ['short', 'identity.passwordTooShort'],
    ['茶'.repeat(11), 'identity.passwordTooShort'],
    ['ab'.repeat(65), 'identity.passwordTooLong'],
    ['Password1234', 'identity.passwordCommon'],
    ['demo-sign-in-1', 'identity.passwordCommon'],
    ['aaaaaaaaaaaaa', 'identity.passwordMonotonous'],
    ['abababababab', 'identity.passwordMonotonous'],
    ['abcdefghijklm', 'identity.passwordMonotonous'],
    ['9876543210987', 'identity.passwordMonotonous'],
    ['mei.lin2025!', 'identity.passwordNamesYou'],
    ['mei.lin@tea.example', 'identity.passwordNamesYou'],
    ['Oolong-42-Formosa', null],
    ['我的密碼其實是一句很長的話', null],
    ['mei.lin drinks oolong at noon', null],
  ])('%s', (password, code) => {
    const person = { email: 'mei.lin@tea.example', name: 'Mei Lin', forbidden: ['demo-sign-in-1'] };
    expect(passwordIssue({ password, ...person })?.code ?? null).toBe(code);
  });
});

describe('sign-in throttle', () => {
  const now = new Date('2025-06-01T12:00:00Z');
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const rule = { maxFailures: 3, windowSeconds: 60 };

  it.each([
    [[], { allowed: true }],
    [[1, 2], { allowed: true }],
    [[1, 2, 50], { allowed: false, waitSeconds: 10 }],
    [[1, 2, 60], { allowed: true }],
    [[50, 1, 40, 2], { allowed: false, waitSeconds: 20 }],
    [[0, 0, 0], { allowed: false, waitSeconds: 60 }],
  ])('after failures %o seconds ago', (seconds, decision) => {
    expect(throttle(seconds.map(ago), now, rule)).toEqual(decision);
  });

  it('asks account and address, and names the longer wait', () => {
    const many = (count: number, seconds: number) =>
      Array.from({ length: count }, () => ago(seconds));
    const account = many(ACCOUNT_RULE.maxFailures, 100);
    const address = many(ADDRESS_RULE.maxFailures, 10);
    expect(mayTrySignIn({ account: [], address: [], now })).toEqual({ allowed: true });
    expect(mayTrySignIn({ account, address: [], now })).toEqual({
      allowed: false,
      waitSeconds: 800,
    });
    expect(mayTrySignIn({ account, address, now })).toEqual({ allowed: false, waitSeconds: 890 });
  });
});
